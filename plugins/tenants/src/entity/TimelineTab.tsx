import { Button } from '@backstage/ui';
import { tenantsContract } from '@cleanmatex/hq-common';
import {
  ErrorState,
  HqCard,
  LoadingLines,
  Timeline,
  useHqClient,
  useHqLanguage,
  hqQueryClient,
  type HqApiError,
} from '@cleanmatex/hq-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTenantsTranslation } from '../i18n/ref';
import { useEvents } from './TimelineList';

const PAGE = 25;

/** Everything that happened to a tenant, newest first. */
export function TimelineTab({ tenantId }: { tenantId: string }) {
  const { t } = useTenantsTranslation();
  const client = useHqClient();
  const locale = useHqLanguage();
  const events = useEvents();
  const pages = useInfiniteQuery(
    {
      queryKey: ['hq', 'tenants', 'timeline-pages', tenantId, locale],
      initialPageParam: undefined as string | undefined,
      queryFn: ({ pageParam, signal }) =>
        client.call(
          tenantsContract.timeline,
          { tenantId, limit: PAGE, cursor: pageParam },
          { signal },
        ),
      getNextPageParam: page => page.nextCursor ?? undefined,
    },
    hqQueryClient,
  );
  const error = pages.error as HqApiError | null;
  if (error && !pages.data) {
    return <ErrorState error={error} onRetry={pages.refetch} />;
  }
  if (!pages.data) return <LoadingLines lines={8} />;
  return (
    <HqCard title={t('overview.recent')}>
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
    </HqCard>
  );
}
