import {
  tenantsContract,
  type Retention,
  type Tenant,
} from '@cleanmatex/hq-common';
import {
  ActionButton,
  ConfirmDialog,
  useMay,
  useName,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { useRowLabel } from '../sampleFleet/labels';

/** Why a purge is not possible now; undefined when it is. */
function useRefusal(retention: Retention): string | undefined {
  const { t } = useTenantsTranslation();
  const may = useMay('hq.tenant.purge');
  const { archive, hold } = retention;
  if (!may.allowed) return may.reason;
  if (hold) return t('purge.held');
  if (archive && Date.parse(archive.keepUntil) > Date.now()) {
    return t('purge.kept');
  }
  return archive?.purge ? t('purge.running') : undefined;
}

/** Purges an archived tenant whose time is over, after showing what goes and having its slug typed. */
export function PurgeButton(props: { tenant: Tenant; retention: Retention }) {
  const { tenant } = props;
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const labelOf = useRowLabel();
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton
        variant="secondary"
        disabledReason={useRefusal(props.retention)}
        onPress={() => setOpen(true)}
      >
        {t('action.purge')}
      </ActionButton>
      {open && (
        <ConfirmDialog
          endpoint={tenantsContract.purge}
          input={{ tenantId: tenant.id, slug: tenant.slug }}
          typed={tenant.slug}
          title={t('purge.title', { name: nameOf(tenant) })}
          consequence={t('purge.body')}
          actionLabel={t('purge.act')}
          tone="danger"
          reason="required"
          reversible={false}
          labelOf={path => labelOf(path.replace(/^rows\./, ''))}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
