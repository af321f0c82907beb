import { Button } from '@backstage/ui';
import { RiArrowLeftSLine, RiArrowRightSLine } from '@remixicon/react';
import type { HqList } from '../hooks/useHqList';
import { useHqTranslation } from '../i18n/ref';
import { EmptyState, type EmptyStateProps } from './states';

/** How many rows match, and the pages before and after. */
export function Pager<T>({ list }: { list: HqList<T> }) {
  const { t } = useHqTranslation();
  return (
    <nav className="hq-pager" aria-label={t('table.pages')}>
      <span className="hq-muted" aria-live="polite">
        {list.totalItems !== undefined &&
          t('table.total', { count: list.totalItems })}
      </span>
      <Button
        variant="secondary"
        size="small"
        isDisabled={!list.previous}
        onPress={list.previous}
        iconStart={<RiArrowLeftSLine className="hq-flip" />}
      >
        {t('table.previous')}
      </Button>
      <Button
        variant="secondary"
        size="small"
        isDisabled={!list.next}
        onPress={list.next}
        onHoverStart={list.expectNext}
        onFocus={list.expectNext}
        iconEnd={<RiArrowRightSLine className="hq-flip" />}
      >
        {t('table.next')}
      </Button>
    </nav>
  );
}

/** Says that there is nothing at all, or that nothing matches. */
export function NothingHere<T>(props: {
  list: HqList<T>;
  empty: EmptyStateProps;
}) {
  const { t } = useHqTranslation();
  if (!props.list.isFiltered) return <EmptyState {...props.empty} />;
  return (
    <EmptyState
      title={t('table.noMatch')}
      body={t('table.noMatchHint')}
      action={
        <Button variant="secondary" onPress={props.list.clearFilters}>
          {t('action.clearFilters')}
        </Button>
      }
    />
  );
}
