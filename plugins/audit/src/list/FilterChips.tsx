import { Tag, TagGroup } from '@backstage/ui';
import { Ltr, type HqList } from '@cleanmatex/hq-react';
import { useAuditTranslation } from '../i18n/ref';

const NAMES = ['actor', 'subjectId', 'tenantId', 'correlationId'] as const;

/** Filters that came with a link, such as one request's entries; each can be removed. */
export function FilterChips({
  list,
}: {
  list: Pick<HqList<unknown>, 'filters' | 'setFilters'>;
}) {
  const { t } = useAuditTranslation();
  const set = NAMES.filter(name => list.filters[name]);
  if (set.length === 0) return null;
  const remove = (keys: Iterable<unknown>) =>
    list.setFilters(
      Object.fromEntries([...keys].map(key => [String(key), ''])),
    );
  return (
    <TagGroup
      aria-label={set.map(name => t(`filter.${name}`)).join(', ')}
      onRemove={remove}
      className="audit-chips"
    >
      {set.map(name => (
        <Tag key={name} id={name} textValue={t(`filter.${name}`)}>
          {t(`filter.${name}`)}: <Ltr mono>{list.filters[name]}</Ltr>
        </Tag>
      ))}
    </TagGroup>
  );
}
