import type { Tenant } from '@cleanmatex/hq-common';
import { useMay, type PageAct } from '@cleanmatex/hq-react';
import { useState, type ReactNode } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { LazyScheduleDialog } from './LazyScheduleDialog';

/** Scheduling a change of a tenant, and the dialog that it opens. */
export function useScheduleAct(tenant: Tenant): {
  act: PageAct;
  dialog: ReactNode;
} {
  const { t } = useTenantsTranslation();
  const [open, setOpen] = useState(false);
  return {
    act: {
      id: 'schedule',
      label: t('action.schedule'),
      disabledReason: useMay('hq.tenant.schedule').reason,
      onAction: () => setOpen(true),
    },
    dialog: open && (
      <LazyScheduleDialog tenant={tenant} onClose={() => setOpen(false)} />
    ),
  };
}
