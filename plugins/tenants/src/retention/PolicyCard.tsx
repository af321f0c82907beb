import { Switch } from '@backstage/ui';
import { tenantsContract, type RetentionPolicy } from '@cleanmatex/hq-common';
import {
  ConfirmDialog,
  ErrorState,
  HqCard,
  LoadingLines,
  PermittedButton,
  TextInput,
  useHqQuery,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';

const MAX_DAYS = 3650;
const MAX_NOTICE = 90;

const labels = {
  retentionDays: 'policy.days',
  autoPurge: 'policy.auto',
  noticeDays: 'policy.notice',
} as const;

function ChangeDialog(props: { policy: RetentionPolicy; onClose: () => void }) {
  const { t } = useTenantsTranslation();
  return (
    <ConfirmDialog
      endpoint={tenantsContract.changeRetentionPolicy}
      input={props.policy}
      title={t('policy.title')}
      consequence={t('policy.body')}
      actionLabel={t('policy.act')}
      tone={props.policy.autoPurge ? 'danger' : 'primary'}
      reason="required"
      labelOf={path => {
        const key = labels[path as keyof typeof labels];
        return key && t(key);
      }}
      formatValue={(path, value) =>
        path === 'autoPurge'
          ? t(value ? 'feature.on' : 'feature.off')
          : undefined
      }
      onClose={props.onClose}
    />
  );
}

/** A whole number within bounds; undefined for anything else. */
function numberIn(text: string, min: number, max: number): number | undefined {
  const number = /^\d{1,4}$/.test(text.trim()) ? Number(text) : NaN;
  return number >= min && number <= max ? number : undefined;
}

function PolicyForm({ policy }: { policy: RetentionPolicy }) {
  const { t } = useTenantsTranslation();
  const [days, setDays] = useState(String(policy.retentionDays));
  const [notice, setNotice] = useState(String(policy.noticeDays));
  const [autoPurge, setAutoPurge] = useState(policy.autoPurge);
  const [open, setOpen] = useState(false);
  const retentionDays = numberIn(days, 0, MAX_DAYS);
  const noticeDays = numberIn(notice, 1, MAX_NOTICE);
  const wanted =
    retentionDays === undefined || noticeDays === undefined
      ? undefined
      : { retentionDays, noticeDays, autoPurge };
  return (
    <div className="tenant-policy">
      <TextInput
        label={t('policy.days')}
        hint={t('policy.hint')}
        value={days}
        onChange={setDays}
        error={retentionDays === undefined ? t('policy.hint') : undefined}
        dir="ltr"
      />
      <div>
        <Switch
          label={t('policy.auto')}
          isSelected={autoPurge}
          onChange={setAutoPurge}
        />
        <p className="hq-muted">{t('policy.autoHint')}</p>
      </div>
      {autoPurge && (
        <TextInput
          label={t('policy.notice')}
          hint={t('policy.noticeHint')}
          value={notice}
          onChange={setNotice}
          error={noticeDays === undefined ? t('policy.noticeHint') : undefined}
          dir="ltr"
        />
      )}
      <PermittedButton
        permission="hq.tenant.retention"
        variant="secondary"
        onPress={() => wanted && setOpen(true)}
      >
        {t('policy.change')}
      </PermittedButton>
      {open && wanted && (
        <ChangeDialog policy={wanted} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}

/** How long archived tenants are kept and whether they are purged by themselves, and the way to change both. */
export function PolicyCard() {
  const { t } = useTenantsTranslation();
  const { data, error, refetch } = useHqQuery(
    tenantsContract.retentionPolicy,
    {},
  );
  return (
    <HqCard title={t('policy.card')}>
      {data && (
        <>
          <p>
            {t('policy.now', { count: data.retentionDays })}{' '}
            {data.autoPurge
              ? t('policy.autoOn', { count: data.noticeDays })
              : t('policy.autoOff')}
          </p>
          <PolicyForm key={Object.values(data).join()} policy={data} />
        </>
      )}
      {!data && !error && <LoadingLines lines={2} />}
      {error && <ErrorState error={error} onRetry={refetch} />}
    </HqCard>
  );
}
