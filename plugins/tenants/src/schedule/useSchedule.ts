import {
  tenantsContract,
  type RequestOf,
  type ScheduledAction,
  type Tenant,
} from '@cleanmatex/hq-common';
import {
  showToast,
  useDryRun,
  useHqMutation,
  useName,
  useSettled,
} from '@cleanmatex/hq-react';
import type { ZonedDateTime } from '@internationalized/date';
import { useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { useActionName } from './labels';
import { tomorrowMorning, zoneOf } from './zones';

/** Saves a scheduled change, says so and closes the dialog. */
function useSaving(tenant: Tenant, onClose: () => void) {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const actionName = useActionName();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const { mutateAsync, error, isPending, reset } = useHqMutation(
    tenantsContract.scheduleChange,
  );
  const saveAs = async (
    input: RequestOf<typeof tenantsContract.scheduleChange>,
  ) => {
    try {
      await mutateAsync({ input, idempotencyKey });
      const [name, action] = [nameOf(tenant), actionName(input.action)];
      showToast({ text: t('schedule.done', { name, action }) });
      onClose();
    } catch {
      // The mutation keeps the error; the dialog shows it.
    }
  };
  return { saveAs, error, isPending, reset };
}

/** What is chosen in the dialog of a scheduled change, what would come of it, and its saving. */
export function useSchedule(
  tenant: Tenant,
  first: ScheduledAction,
  onClose: () => void,
) {
  const { t } = useTenantsTranslation();
  const { zone, isOwn } = zoneOf(tenant);
  const [action, setAction] = useState(first);
  const [when, setWhen] = useState<ZonedDateTime | null>(() =>
    tomorrowMorning(zone),
  );
  const [reason, setReason] = useState('');
  const at = when?.toAbsoluteString() ?? '';
  const wanted = { tenantId: tenant.id, action, at };
  const settled = useSettled(`${action} ${at}`);
  const preview = useDryRun(
    tenantsContract.scheduleChange,
    { input: { ...wanted, reason: t('schedule.card') } },
    { enabled: at !== '' && settled === `${action} ${at}` },
  );
  const saving = useSaving(tenant, onClose);
  const save = () => {
    const why = reason.trim();
    return at && why ? saving.saveAs({ ...wanted, reason: why }) : undefined;
  };
  const error = saving.error ?? preview.error;
  const choose =
    <T>(set: (value: T) => void) =>
    (value: T) => {
      saving.reset();
      set(value);
    };
  return {
    zone,
    isOwn,
    action,
    setAction: choose(setAction),
    when,
    setWhen: choose(setWhen),
    reason,
    setReason: choose(setReason),
    preview,
    error,
    save,
    isSaving: saving.isPending,
    isComplete: at !== '' && reason.trim() !== '' && !preview.error,
  };
}
