import type { Tenant } from '@cleanmatex/hq-common';
import { PermittedButton } from '@cleanmatex/hq-react';
import { lazy, Suspense, useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';

const ScheduleDialog = lazy(() =>
  import('./ScheduleDialog').then(dialog => ({
    default: dialog.ScheduleDialog,
  })),
);

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
        <Suspense fallback={null}>
          <ScheduleDialog tenant={tenant} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
