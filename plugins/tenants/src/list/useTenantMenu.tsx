import type { Tenant } from '@cleanmatex/hq-common';
import { useMay, useRefusal, type Act } from '@cleanmatex/hq-react';
import { useState, type ReactNode } from 'react';
import { MoveDialog, movesOf, type Move } from '../actions/TenantActions';
import { actionOf } from '../entity/useTenant';
import { useTenantsTranslation } from '../i18n/ref';
import { LazyScheduleDialog } from '../schedule/LazyScheduleDialog';

interface Open {
  act: Move | 'schedule';
  tenant: Tenant;
}

function MenuDialog({ act, ...props }: Open & { onClose: () => void }) {
  return act === 'schedule' ? (
    <LazyScheduleDialog {...props} />
  ) : (
    <MoveDialog move={act} {...props} />
  );
}

/** What the menu of a row in the list offers, and the dialog that it opens. */
export function useTenantMenu(): {
  actions: (tenant: Tenant) => Act[];
  dialog: ReactNode;
} {
  const { t } = useTenantsTranslation();
  const refusal = useRefusal();
  const maySchedule = useMay('hq.tenant.schedule');
  const [open, setOpen] = useState<Open>();
  const scheduling = (tenant: Tenant): Act => ({
    id: 'schedule',
    label: t('action.schedule'),
    disabledReason: maySchedule.reason,
    onAction: () => setOpen({ act: 'schedule', tenant }),
  });
  return {
    actions: tenant => [
      ...movesOf(tenant).map(move => ({
        id: move,
        label: t(`action.${move}`),
        disabledReason: refusal(actionOf(tenant, move)),
        onAction: () => setOpen({ act: move, tenant }),
      })),
      ...(tenant.status === 'archived' ? [] : [scheduling(tenant)]),
    ],
    dialog: open && (
      <MenuDialog
        key={open.tenant.id}
        {...open}
        onClose={() => setOpen(undefined)}
      />
    ),
  };
}
