import { tenantsContract, type Tenant } from '@cleanmatex/hq-common';
import {
  ConfirmDialog,
  PermittedButton,
  useDialogAct,
  useMay,
  useName,
} from '@cleanmatex/hq-react';
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

/** Putting a legal hold on a tenant, and the dialog that it opens. */
export function useHoldAct(tenant: Tenant) {
  const { t } = useTenantsTranslation();
  return useDialogAct(
    {
      id: 'hold',
      label: t('action.hold'),
      rare: true,
      disabledReason: useMay('hq.tenant.hold').reason,
    },
    onClose => <HoldDialog act="hold" tenant={tenant} onClose={onClose} />,
  );
}

/** Lifts the legal hold of a tenant. */
export function LiftHoldButton({ tenant }: { tenant: Tenant }) {
  const { t } = useTenantsTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <PermittedButton
        permission="hq.tenant.hold"
        variant="secondary"
        onPress={() => setOpen(true)}
      >
        {t('action.liftHold')}
      </PermittedButton>
      {open && (
        <HoldDialog
          act="liftHold"
          tenant={tenant}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
