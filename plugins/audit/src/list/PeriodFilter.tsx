import { DateRangePicker } from '@backstage/ui';
import type { HqList } from '@cleanmatex/hq-react';
import {
  getLocalTimeZone,
  parseAbsoluteToLocal,
  toCalendarDate,
  type CalendarDate,
} from '@internationalized/date';
import { useAuditTranslation } from '../i18n/ref';

function dayOf(instant: string | undefined): CalendarDate | null {
  if (!instant) return null;
  try {
    return toCalendarDate(parseAbsoluteToLocal(instant));
  } catch {
    return null;
  }
}

const startOf = (day: { toDate(zone: string): Date }) =>
  day.toDate(getLocalTimeZone()).toISOString();

/** First and last day of the entries, in the browser's time zone; kept in the address as `from` and `to`. */
export function PeriodFilter({
  list,
}: {
  list: Pick<HqList<unknown>, 'filters' | 'setFilters'>;
}) {
  const { t } = useAuditTranslation();
  const start = dayOf(list.filters.from);
  const end = dayOf(list.filters.to)?.subtract({ days: 1 });
  return (
    <DateRangePicker
      aria-label={t('filter.period')}
      value={start && end ? { start, end } : null}
      onChange={range =>
        list.setFilters({
          from: range ? startOf(range.start) : '',
          to: range ? startOf(range.end.add({ days: 1 })) : '',
        })
      }
    />
  );
}
