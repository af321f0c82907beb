import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ButtonLink } from '@backstage/ui';
import { tenantsContract } from '@cleanmatex/hq-common';
import {
  HqPage,
  nameIn,
  useActor,
  useHqLanguage,
  useHqQuery,
  useMay,
} from '@cleanmatex/hq-react';
import { ImportLink, SampleFleetLink } from '@cleanmatex/tenants';
import { onboardHref } from '../palette/commands';
import { shellTranslationRef } from '../translations/ref';
import { Attention } from './Attention';
import { PinnedViews } from './PinnedViews';
import { RecentChanges } from './RecentChanges';
import { TenantsByStatus } from './TenantsByStatus';
import { TrialsEnding } from './TrialsEnding';
import './home.css';

/** On a console without tenants, the way to some that were made up. */
function FirstTenants() {
  const { data } = useHqQuery(tenantsContract.facets, {});
  return data?.status.length === 0 ? <SampleFleetLink /> : null;
}

/** Ways to new tenants: many out of a file, or one. */
function OnboardButtons() {
  const { t } = useTranslationRef(shellTranslationRef);
  const may = useMay('hq.tenant.create');
  if (!may.allowed) return null;
  return (
    <>
      <ImportLink />
      <ButtonLink href={onboardHref}>{t('home.onboard')}</ButtonLink>
    </>
  );
}

/** What matters first: tenants by status, what needs attention, which trials end soon, what changed last. */
export default function HomePage() {
  const { t } = useTranslationRef(shellTranslationRef);
  const { actor } = useActor();
  const locale = useHqLanguage();
  const mayReadTenants = useMay('hq.tenant.read').allowed;
  const mayReadAudit = useMay('hq.audit.read').allowed;
  return (
    <HqPage
      title={t('nav.home')}
      context={actor && t('home.greeting', { name: nameIn(locale, actor) })}
      actions={
        <>
          {mayReadTenants && <FirstTenants />}
          <OnboardButtons />
        </>
      }
    >
      <div className="hq-home">
        {mayReadTenants && <TenantsByStatus />}
        <PinnedViews />
        <div className="hq-columns">
          {mayReadTenants && (
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
