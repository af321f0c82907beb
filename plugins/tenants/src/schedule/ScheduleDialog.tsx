import { DatePicker, Radio, RadioGroup } from '@backstage/ui';
import {
  scheduledActions,
  tenantTransitions,
  type PermissionName,
  type ScheduledAction,
  type Tenant,
} from '@cleanmatex/hq-common';
import {
  ChangesPreview,
  FieldProblem,
  FormDialog,
  TextInput,
  useActor,
  useFormat,
  useName,
} from '@cleanmatex/hq-react';
import { getLocalTimeZone, type ZonedDateTime } from '@internationalized/date';
import { actionOf } from '../entity/useTenant';
import { useTenantsTranslation } from '../i18n/ref';
import { useTenantDiff } from '../labels';
import { useActionName } from './labels';
import { useSchedule } from './useSchedule';
import '../styles/schedule.css';

const permissionOf = (action: ScheduledAction) =>
  tenantTransitions[action].permission as PermissionName;

/** Which actions the signed-in person may schedule. */
function useMaySchedule(): (action: ScheduledAction) => boolean {
  const { actor } = useActor();
  return action => actor?.permissions.includes(permissionOf(action)) ?? false;
}

/** What is chosen at first: something that would be possible now. */
function useFirstAction(tenant: Tenant): ScheduledAction {
  const may = useMaySchedule();
  const permitted = scheduledActions.filter(action => may(action));
  return (
    permitted.find(action => actionOf(tenant, action)?.allowed) ??
    permitted[0] ??
    'suspend'
  );
}

type Schedule = ReturnType<typeof useSchedule>;

function ActionChoice({ schedule }: { schedule: Schedule }) {
  const { t } = useTenantsTranslation();
  const actionName = useActionName();
  const may = useMaySchedule();
  return (
    <>
      <RadioGroup
        label={t('schedule.action')}
        value={schedule.action}
        onChange={value => schedule.setAction(value as ScheduledAction)}
        orientation="horizontal"
      >
        {scheduledActions.map(action => (
          <Radio key={action} value={action} isDisabled={!may(action)}>
            {actionName(action)}
          </Radio>
        ))}
      </RadioGroup>
      <FieldProblem text={schedule.error?.issuesByPath.action} />
    </>
  );
}

function Moment({ schedule }: { schedule: Schedule }) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const { zone, isOwn, when } = schedule;
  const yours = getLocalTimeZone();
  return (
    <div className="tenant-schedule__when">
      <DatePicker
        label={t('schedule.when')}
        description={t(isOwn ? 'schedule.zone' : 'schedule.otherZone', {
          zone: zone.replaceAll('_', ' '),
        })}
        granularity="minute"
        hideTimeZone
        value={when}
        onChange={value => schedule.setWhen(value as ZonedDateTime | null)}
        isInvalid={Boolean(schedule.error?.issuesByPath.at)}
      />
      {when && zone !== yours && (
        <p className="hq-muted">
          {t('schedule.yours', { when: format.inZone(when.toDate(), yours) })}
        </p>
      )}
      <FieldProblem text={schedule.error?.issuesByPath.at} />
    </div>
  );
}

const isOfField = (schedule: Schedule) =>
  ['action', 'at', 'reason'].some(
    path => schedule.error?.issuesByPath[path] !== undefined,
  );

/** Schedules a change of a tenant's status: what, when in the tenant's time zone, and why. */
export function ScheduleDialog(props: { tenant: Tenant; onClose: () => void }) {
  const { tenant, onClose } = props;
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const schedule = useSchedule(tenant, useFirstAction(tenant), onClose);
  const texts = useTenantDiff();
  return (
    <FormDialog
      title={t('schedule.title', { name: nameOf(tenant) })}
      actionLabel={t('schedule.act')}
      error={isOfField(schedule) ? null : schedule.error}
      isPending={schedule.isSaving}
      isDisabled={!schedule.isComplete}
      isDirty={schedule.reason !== ''}
      onSubmit={schedule.save}
      onClose={onClose}
    >
      <p>{t('schedule.body')}</p>
      <ActionChoice schedule={schedule} />
      <Moment schedule={schedule} />
      <TextInput
        label={t('edit.reason')}
        hint={t('edit.reasonHint')}
        value={schedule.reason}
        onChange={schedule.setReason}
        error={schedule.error?.issuesByPath.reason}
        maxLength={500}
        isRequired
      />
      {!schedule.error && (
        <ChangesPreview preview={schedule.preview} {...texts} />
      )}
    </FormDialog>
  );
}
