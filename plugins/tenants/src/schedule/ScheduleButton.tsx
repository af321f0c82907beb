import type { Tenant } from '@cleanmatex/hq-common';
import { PermittedButton } from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { LazyScheduleDialog } from './LazyScheduleDialog';

/** Opens the dialog that schedules a change of a tenant. */
export function ScheduleButton({ tenant }: { tenant: Tenant }) {
  const { t } = useTenantsTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <PermittedButton
        permission="hq.tenant.schedule"
        variant="secondary"
        onPress={() => setOpen(true)}
      >
        {t('action.schedule')}
      </PermittedButton>
      {open && (
        <LazyScheduleDialog tenant={tenant} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
