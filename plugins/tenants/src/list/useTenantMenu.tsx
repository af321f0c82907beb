import type { Tenant } from '@cleanmatex/hq-common';
import { useRefusal, type RowAction } from '@cleanmatex/hq-react';
import { useState, type ReactNode } from 'react';
import { MoveDialog, movesOf, type Move } from '../actions/TenantActions';
import { actionOf } from '../entity/useTenant';
import { useTenantsTranslation } from '../i18n/ref';

/** What the menu of a row in the list offers, and the dialog that it opens. */
export function useTenantMenu(): {
  actions: (tenant: Tenant) => RowAction[];
  dialog: ReactNode;
} {
  const { t } = useTenantsTranslation();
  const refusal = useRefusal();
  const [open, setOpen] = useState<{ move: Move; tenant: Tenant }>();
  return {
    actions: tenant =>
      movesOf(tenant).map(move => ({
        id: move,
        label: t(`action.${move}`),
        disabledReason: refusal(actionOf(tenant, move)),
        onAction: () => setOpen({ move, tenant }),
      })),
    dialog: open && <MoveDialog {...open} onClose={() => setOpen(undefined)} />,
  };
}
