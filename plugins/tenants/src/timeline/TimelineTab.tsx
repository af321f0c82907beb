import { Button } from '@backstage/ui';
import { tenantsContract, timelineKinds } from '@cleanmatex/hq-common';
import {
  ErrorState,
  FilterBar,
  HqCard,
  LoadingLines,
  Timeline,
  useHqClient,
  useHqLanguage,
  hqQueryClient,
  useUrlState,
  type HqApiError,
} from '@cleanmatex/hq-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTenantsTranslation } from '../i18n/ref';
import { NoteForm } from './NoteForm';
import { useEvents } from './TimelineList';
import '../styles/tenants.css';
import '../styles/tabs.css';

const PAGE = 25;
const DAY_MS = 86_400_000;
const PERIODS = ['7', '30', '90'] as const;

const noFilters = { actor: '', kind: '', days: '', entry: '' };

/** The first day of a period that ends today, in UTC. */
const firstDay = (days: string) =>
  new Date(Date.now() - (Number(days) - 1) * DAY_MS).toISOString().slice(0, 10);

/** Filters of the timeline, in the address. */
function useFilters() {
  const [filters, setFilters] = useUrlState(noFilters);
  const period = PERIODS.find(days => days === filters.days);
  const kinds = timelineKinds.filter(kind =>
    filters.kind.split(',').includes(kind),
  );
  return {
    filters,
    setFilters: (changes: Record<string, string>) => setFilters(changes),
    isFiltered: Object.values(filters).some(Boolean),
    clearFilters: () => setFilters(noFilters),
    input: {
      actor: filters.actor || undefined,
      kind: kinds.length ? kinds : undefined,
      from: period && firstDay(period),
      entry: filters.entry || undefined,
    },
  };
}

function useEntries(
  tenantId: string,
  input: ReturnType<typeof useFilters>['input'],
) {
  const client = useHqClient();
  const locale = useHqLanguage();
  return useInfiniteQuery(
    {
      queryKey: ['hq', 'tenants', 'timeline-pages', tenantId, input, locale],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam, signal }) =>
        client.call(
          tenantsContract.timeline,
          { tenantId, limit: PAGE, cursor: pageParam, ...input },
          { signal },
        ),
      getNextPageParam: page => page.nextCursor ?? undefined,
    },
    hqQueryClient,
  );
}

function Filters({ filters }: { filters: ReturnType<typeof useFilters> }) {
  const { t } = useTenantsTranslation();
  return (
    <FilterBar
      list={filters}
      search={{ name: 'actor', placeholder: t('timeline.who') }}
      selects={[
        {
          name: 'kind',
          label: t('timeline.kind'),
          options: timelineKinds.map(value => ({
            value,
            label: t(`timeline.kind.${value}`),
          })),
        },
        {
          name: 'days',
          label: t('usage.period'),
          multiple: false,
          options: PERIODS.map(value => ({
            value,
            label: t('usage.days', { count: Number(value) }),
          })),
        },
      ]}
    />
  );
}

function Entries(props: {
  tenantId: string;
  filters: ReturnType<typeof useFilters>;
}) {
  const { t } = useTenantsTranslation();
  const events = useEvents(props.tenantId);
  const pages = useEntries(props.tenantId, props.filters.input);
  const error = pages.error as HqApiError | null;
  if (error && !pages.data) {
    return <ErrorState error={error} onRetry={pages.refetch} />;
  }
  if (!pages.data) return <LoadingLines lines={8} />;
  return (
    <>
      <Timeline events={events(pages.data.pages.flatMap(page => page.items))} />
      {pages.hasNextPage && (
        <Button
          variant="secondary"
          isPending={pages.isFetchingNextPage}
          onPress={() => pages.fetchNextPage()}
        >
          {t('timeline.more')}
        </Button>
      )}
    </>
  );
}

/** Everything that happened to a tenant and that people of HQ noted of it, newest first. */
export function TimelineTab({ tenantId }: { tenantId: string }) {
  const { t } = useTenantsTranslation();
  const filters = useFilters();
  return (
    <div className="hq-stack">
      <HqCard title={t('note.title')}>
        <NoteForm tenantId={tenantId} />
      </HqCard>
      <HqCard title={t('overview.recent')}>
        <Filters filters={filters} />
        <Entries tenantId={tenantId} filters={filters} />
      </HqCard>
    </div>
  );
}
