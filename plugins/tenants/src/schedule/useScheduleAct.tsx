import type { Tenant } from '@cleanmatex/hq-common';
import { useDialogAct, useMay } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { LazyScheduleDialog } from './LazyScheduleDialog';

/** Scheduling a change of a tenant, and the dialog that it opens. */
export function useScheduleAct(tenant: Tenant) {
  const { t } = useTenantsTranslation();
  return useDialogAct(
    {
      id: 'schedule',
      label: t('action.schedule'),
      disabledReason: useMay('hq.tenant.schedule').reason,
    },
    onClose => <LazyScheduleDialog tenant={tenant} onClose={onClose} />,
  );
}
