import {
  tenantsContract,
  type Drift,
  type DriftCode,
  type Tenant,
} from '@cleanmatex/hq-common';
import {
  ActionButton,
  ConfirmDialog,
  HqCard,
  LoadingLines,
  useFormat,
  useRefusal,
  useName,
  useStatusLabel,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { actionOf } from '../entity/useTenant';
import { useTenantsTranslation } from '../i18n/ref';
import { featureLabel, useTenantDiff } from '../labels';
import { useOnboardingOptions, usePlanName } from '../useOptions';
import type { OverviewCard } from './cards';
import { useTenantHealth } from './useTenantHealth';
import '../styles/tabs.css';

/** What a finding names, in the console's language; a code that it does not know stays a code. */
function useDriftNames(): (code: DriftCode, value: string) => string {
  const { t } = useTenantsTranslation();
  const { data } = useOnboardingOptions();
  const nameOf = useName();
  const planName = usePlanName();
  const statusOf = useStatusLabel();
  return (code, value) => {
    if (code === 'plan_features') return featureLabel(t, value);
    if (code === 'subscription') return planName(value);
    if (code === 'subscription_state') return statusOf(value);
    if (code === 'main_branch' && value === 'main') return t('branches.main');
    if (code === 'workflow_templates' && value === 'default') {
      return t('drift.default');
    }
    const category = data?.serviceCategories.find(each => each.code === value);
    return category ? nameOf(category) : value;
  };
}

/** What a tenant has one of: another one is there in place of the desired. */
const ONE_OF: readonly DriftCode[] = ['subscription', 'subscription_state'];

function Finding({ drift }: { drift: Drift }) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const nameOf = useDriftNames();
  const { code, fits, missing, observed, repairable } = drift;
  const names = (values: string[]) =>
    format.list(values.map(value => nameOf(code, value)));
  return (
    <li data-fits={fits}>
      <div>
        <p className="tenant-signals__name">{t(`drift.${code}`)}</p>
        {!fits && (
          <p className="hq-muted">
            {t(ONE_OF.includes(code) ? 'finding.desired' : 'finding.wanted', {
              what: names(missing),
            })}
            {observed.length > 0 &&
              ` · ${t('finding.found', { what: names(observed) })}`}
          </p>
        )}
        {!fits && !repairable && (
          <p className="hq-muted">{t('drift.people')}</p>
        )}
      </div>
      <span className={fits ? 'hq-muted' : 'tenant-drift__wrong'}>
        {t(fits ? 'drift.fits' : 'drift.differs')}
      </span>
    </li>
  );
}

function RepairDialog(props: { tenant: Tenant; onClose: () => void }) {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const texts = useTenantDiff();
  return (
    <ConfirmDialog
      endpoint={tenantsContract.repair}
      input={{ tenantId: props.tenant.id }}
      title={t('finding.repairOf', { name: nameOf(props.tenant) })}
      consequence={t('drift.repairBody')}
      actionLabel={t('drift.repairAct')}
      tone="primary"
      reason="optional"
      {...texts}
      onClose={props.onClose}
    />
  );
}

/** What the console wants of the tenant beside what the platform's tables hold, and the repair of what differs. */
export const DriftCard: OverviewCard = ({ tenant }) => {
  const { t } = useTenantsTranslation();
  const { data } = useTenantHealth(tenant.id);
  const refusal = useRefusal();
  const [open, setOpen] = useState(false);
  if (tenant.status === 'archived') return null;
  const canRepair = data?.drift.some(({ repairable }) => repairable);
  return (
    <HqCard
      title={t('drift.title')}
      action={
        canRepair && (
          <ActionButton
            variant="secondary"
            disabledReason={refusal(actionOf(tenant, 'initialize'))}
            onPress={() => setOpen(true)}
          >
            {t('drift.repair')}
          </ActionButton>
        )
      }
    >
      {data ? (
        <ul className="tenant-signals">
          {data.drift.map(drift => (
            <Finding key={drift.code} drift={drift} />
          ))}
        </ul>
      ) : (
        <LoadingLines lines={7} />
      )}
      {open && <RepairDialog tenant={tenant} onClose={() => setOpen(false)} />}
    </HqCard>
  );
};
