import type { Tenant } from '@cleanmatex/hq-common';
import { lazy, Suspense } from 'react';

const ScheduleDialog = lazy(() =>
  import('./ScheduleDialog').then(dialog => ({
    default: dialog.ScheduleDialog,
  })),
);

/** The dialog that schedules a change of a tenant, loaded when it is first opened. */
export function LazyScheduleDialog(props: {
  tenant: Tenant;
  onClose: () => void;
}) {
  return (
    <Suspense fallback={null}>
      <ScheduleDialog {...props} />
    </Suspense>
  );
}
