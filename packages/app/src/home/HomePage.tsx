import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { tenantsContract } from '@cleanmatex/hq-common';
import {
  HqPage,
  PageActs,
  nameIn,
  useActor,
  useHqLanguage,
  useHqQuery,
  useMay,
  type PageAct,
} from '@cleanmatex/hq-react';
import { useImportAct, useOnboardAct } from '@cleanmatex/tenants';
import { shellTranslationRef } from '../translations/ref';
import { Attention } from './Attention';
import { FirstSteps } from './FirstSteps';
import { PinnedViews } from './PinnedViews';
import { RecentChanges } from './RecentChanges';
import { TenantsByStatus } from './TenantsByStatus';
import { TrialsEnding } from './TrialsEnding';
import './home.css';

/** Ways to new tenants that the person may take: many out of a file, or one. */
function useNewTenantActs(): PageAct[] {
  const acts = [useImportAct(), useOnboardAct()];
  return useMay('hq.tenant.create').allowed ? acts : [];
}

/** Whether the console has no tenants yet, so far as the person may know. */
function useIsNew(mayReadTenants: boolean): boolean {
  const { data } = useHqQuery(
    tenantsContract.facets,
    {},
    { enabled: mayReadTenants },
  );
  return data?.status.length === 0;
}

/** What matters first: tenants by status, what needs attention, which trials end soon, what changed last. */
export default function HomePage() {
  const { t } = useTranslationRef(shellTranslationRef);
  const { actor } = useActor();
  const locale = useHqLanguage();
  const mayReadTenants = useMay('hq.tenant.read').allowed;
  const isNew = useIsNew(mayReadTenants);
  const newTenants = useNewTenantActs();
  const mayReadAudit = useMay('hq.audit.read').allowed;
  return (
    <HqPage
      title={t('nav.home')}
      context={actor && t('home.greeting', { name: nameIn(locale, actor) })}
      actions={!isNew && <PageActs acts={newTenants} />}
    >
      <div className="hq-home">
        {isNew && <FirstSteps acts={newTenants} />}
        {mayReadTenants && !isNew && <TenantsByStatus />}
        <PinnedViews />
        <div className="hq-columns">
          {mayReadTenants && !isNew && (
            <div className="hq-stack">
              <Attention />
              <TrialsEnding />
            </div>
          )}
          {mayReadAudit && <RecentChanges />}
        </div>
      </div>
    </HqPage>
  );
}
