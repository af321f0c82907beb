import { Button, Link } from '@backstage/ui';
import { RiArrowLeftRightLine } from '@remixicon/react';
import {
  tenantsContract,
  type FieldChange,
  type Tenant,
} from '@cleanmatex/hq-common';
import {
  DiffView,
  EmptyState,
  ErrorState,
  HqCard,
  HqPage,
  LoadingLines,
  useHqQuery,
  useName,
  useUrlState,
} from '@cleanmatex/hq-react';
import { TenantMissing } from '../entity/TenantPage';
import { useTenantsTranslation } from '../i18n/ref';
import { useTenantDiff } from '../labels';
import { TenantStatusBadge } from '../TenantStatusBadge';
import { subscriptionDifferences, tenantDifferences } from './differences';
import { TenantChoice } from './TenantChoice';
import '../styles/compare.css';

/** A tenant with its subscription; nothing is asked for an empty id. */
function useCompared(tenantId: string) {
  const enabled = tenantId !== '';
  const tenant = useHqQuery(tenantsContract.get, { tenantId }, { enabled });
  const subscription = useHqQuery(
    tenantsContract.subscription,
    { tenantId },
    { enabled: tenant.isSuccess },
  );
  return {
    tenant: enabled ? tenant.data : undefined,
    subscription: enabled ? subscription.data : undefined,
    error: tenant.error ?? subscription.error,
    retry: () => {
      void tenant.refetch();
      void subscription.refetch();
    },
  };
}

type Compared = ReturnType<typeof useCompared>;

function Head({ tenant }: { tenant: Tenant }) {
  const nameOf = useName();
  return (
    <span className="tenant-compare__head">
      <Link href={`/tenants/${tenant.id}`}>
        <bdi>{nameOf(tenant)}</bdi>
      </Link>
      <TenantStatusBadge tenant={tenant} />
    </span>
  );
}

function Part(props: {
  title: string;
  changes: FieldChange[];
  first: Tenant;
  second: Tenant;
}) {
  const { t } = useTenantsTranslation();
  const texts = useTenantDiff();
  const { title, changes, first, second } = props;
  return (
    <HqCard title={title}>
      {changes.length ? (
        <DiffView
          changes={changes}
          sides={{
            first: <Head tenant={first} />,
            second: <Head tenant={second} />,
          }}
          {...texts}
        />
      ) : (
        <p className="hq-muted">{t('compare.same')}</p>
      )}
    </HqCard>
  );
}

function Comparison(props: { first: Compared; second: Compared }) {
  const { t } = useTenantsTranslation();
  const { first, second } = props;
  const failed = [first, second].find(({ error }) => error);
  if (failed?.error) {
    const { error, retry } = failed;
    return error.status === 404 || error.status === 400 ? (
      <TenantMissing />
    ) : (
      <ErrorState error={error} onRetry={retry} />
    );
  }
  const [a, b] = [first.tenant, second.tenant];
  const [p, q] = [first.subscription, second.subscription];
  if (!a || !b || !p || !q) return <LoadingLines lines={8} />;
  return (
    <>
      <Part
        title={t('compare.profile')}
        changes={tenantDifferences(a, b)}
        first={a}
        second={b}
      />
      <Part
        title={t('tab.subscription')}
        changes={subscriptionDifferences(
          p.subscription,
          q.subscription,
          t('plan.unlimited'),
        )}
        first={a}
        second={b}
      />
    </>
  );
}

/** Page `/tenants/compare?first=…&second=…`: where two tenants differ, field by field. */
export function ComparePage() {
  const { t } = useTenantsTranslation();
  const [ids, setIds] = useUrlState({ first: '', second: '' });
  const first = useCompared(ids.first);
  const second = useCompared(ids.second);
  const both = ids.first !== '' && ids.second !== '';
  return (
    <HqPage
      title={t('compare.title')}
      breadcrumbs={[{ label: t('list.title'), href: '/tenants' }]}
      context={t('compare.context')}
    >
      <div className="tenant-compare__choices">
        <TenantChoice
          label={t('compare.first')}
          value={ids.first}
          chosen={first.tenant}
          onChange={id => setIds({ first: id }, { push: true })}
        />
        <Button
          variant="tertiary"
          iconStart={<RiArrowLeftRightLine />}
          isDisabled={!both}
          onPress={() => setIds({ first: ids.second, second: ids.first })}
        >
          {t('compare.swap')}
        </Button>
        <TenantChoice
          label={t('compare.second')}
          value={ids.second}
          chosen={second.tenant}
          onChange={id => setIds({ second: id }, { push: true })}
        />
      </div>
      {both ? (
        <Comparison first={first} second={second} />
      ) : (
        <EmptyState
          title={t('compare.empty.title')}
          body={t('compare.empty.body')}
        />
      )}
    </HqPage>
  );
}
