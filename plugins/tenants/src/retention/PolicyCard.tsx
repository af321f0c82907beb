import { TextField } from '@backstage/ui';
import { tenantsContract } from '@cleanmatex/hq-common';
import {
  ConfirmDialog,
  ErrorState,
  HqCard,
  LoadingLines,
  PermittedButton,
  useHqQuery,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';

const MAX_DAYS = 3650;

function ChangeDialog(props: { days: number; onClose: () => void }) {
  const { t } = useTenantsTranslation();
  return (
    <ConfirmDialog
      endpoint={tenantsContract.changeRetentionPolicy}
      input={{ retentionDays: props.days }}
      title={t('policy.title')}
      consequence={t('policy.body')}
      actionLabel={t('policy.act')}
      reason="required"
      labelOf={() => t('policy.days')}
      onClose={props.onClose}
    />
  );
}

function DaysForm({ days }: { days: number }) {
  const { t } = useTenantsTranslation();
  const [text, setText] = useState(String(days));
  const [open, setOpen] = useState(false);
  const wanted = /^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined;
  const fits = wanted !== undefined && wanted <= MAX_DAYS;
  return (
    <div className="tenant-policy">
      <TextField
        label={t('policy.days')}
        inputMode="numeric"
        value={text}
        onChange={setText}
        isInvalid={!fits}
        description={t('policy.hint')}
      />
      <PermittedButton
        permission="hq.tenant.retention"
        variant="secondary"
        onPress={() => fits && setOpen(true)}
      >
        {t('policy.change')}
      </PermittedButton>
      {open && fits && (
        <ChangeDialog days={wanted} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}

/** How long archived tenants are kept, and the way to change it. */
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
          <p>{t('policy.now', { count: data.retentionDays })}</p>
          <DaysForm key={data.retentionDays} days={data.retentionDays} />
        </>
      )}
      {!data && !error && <LoadingLines lines={2} />}
      {error && <ErrorState error={error} onRetry={refetch} />}
    </HqCard>
  );
}
