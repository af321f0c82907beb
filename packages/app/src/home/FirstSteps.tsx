import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EmptyState, PageActs, type PageAct } from '@cleanmatex/hq-react';
import { useSampleFleetAct } from '@cleanmatex/tenants';
import { shellTranslationRef } from '../translations/ref';

/**
 * What to begin with on a console that has no tenants yet.
 * @param acts - ways to tenants that the person may take
 */
export function FirstSteps({ acts }: { acts: PageAct[] }) {
  const { t } = useTranslationRef(shellTranslationRef);
  const fleet = useSampleFleetAct();
  const ways = fleet ? [fleet, ...acts] : acts;
  return (
    <EmptyState
      title={t('home.first.title')}
      body={t(ways.length > 0 ? 'home.first.body' : 'home.first.bodyNone')}
      action={<PageActs acts={ways} />}
    />
  );
}
