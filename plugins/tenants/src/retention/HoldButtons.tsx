import { tenantsContract, type Tenant } from '@cleanmatex/hq-common';
import { ConfirmDialog, PermittedButton, useName } from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { useTenantDiff } from '../labels';

function HoldDialog(props: {
  act: 'hold' | 'liftHold';
  tenant: Tenant;
  onClose: () => void;
}) {
  const { act, tenant } = props;
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  return (
    <ConfirmDialog
      endpoint={tenantsContract[act]}
      input={{ tenantId: tenant.id }}
      title={t(`${act}.title`, { name: nameOf(tenant) })}
      consequence={t(`${act}.body`)}
      actionLabel={t(`${act}.act`)}
      tone={act === 'hold' ? 'warning' : 'danger'}
      reason="required"
      {...useTenantDiff()}
      onClose={props.onClose}
    />
  );
}

function OpeningButton(props: { act: 'hold' | 'liftHold'; tenant: Tenant }) {
  const { t } = useTenantsTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <PermittedButton
        permission="hq.tenant.hold"
        variant="secondary"
        onPress={() => setOpen(true)}
      >
        {t(`action.${props.act}`)}
      </PermittedButton>
      {open && <HoldDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}

/** Puts a legal hold on a tenant. */
export const HoldButton = ({ tenant }: { tenant: Tenant }) => (
  <OpeningButton act="hold" tenant={tenant} />
);

/** Lifts the legal hold of a tenant. */
export const LiftHoldButton = ({ tenant }: { tenant: Tenant }) => (
  <OpeningButton act="liftHold" tenant={tenant} />
);
