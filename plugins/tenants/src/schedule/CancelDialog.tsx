import { tenantsContract, type ScheduledChange } from '@cleanmatex/hq-common';
import { ConfirmDialog, useName } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { useTenantDiff } from '../labels';
import { useActionName } from './labels';

/** Cancels a change that waits. */
export function CancelDialog(props: {
  change: ScheduledChange;
  onClose: () => void;
}) {
  const { change } = props;
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const actionName = useActionName();
  return (
    <ConfirmDialog
      endpoint={tenantsContract.cancelScheduledChange}
      input={{ tenantId: change.tenantId, changeId: change.id }}
      title={t('schedule.cancelOf', {
        action: actionName(change.action),
        name: nameOf({ name: change.tenantName, name2: change.tenantName2 }),
      })}
      consequence={t('schedule.cancelBody')}
      actionLabel={t('schedule.cancelAct')}
      tone="warning"
      reason="optional"
      {...useTenantDiff()}
      onClose={props.onClose}
    />
  );
}
