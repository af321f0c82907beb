import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { useFormat, type HqList } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';

/** The period of onboarding that a link chose, as a button that takes it away; nothing where none is chosen. */
export function PeriodFilter(props: {
  list: Pick<HqList<unknown>, 'filters' | 'setFilters'>;
}) {
  const { filters, setFilters } = props.list;
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const { createdFrom, createdTo } = filters;
  if (!createdFrom && !createdTo) return null;
  const show = (day: string) =>
    Number.isNaN(Date.parse(day)) ? day : format.date(day);
  const [from, to] = [show(createdFrom), show(createdTo)];
  let period: string = t('period.both', { from, to });
  if (!createdTo) period = t('period.from', { from });
  if (!createdFrom) period = t('period.to', { to });
  return (
    <div>
      <Button
        variant="secondary"
        size="small"
        iconEnd={<RiCloseLine />}
        aria-label={t('period.remove', { period })}
        onPress={() => setFilters({ createdFrom: '', createdTo: '' })}
      >
        {period}
      </Button>
    </div>
  );
}
