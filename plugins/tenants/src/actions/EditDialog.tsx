import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { tenantsContract, type Tenant } from '@cleanmatex/hq-common';
import {
  ErrorState,
  useHqMutation,
  useName,
  type HqApiError,
} from '@cleanmatex/hq-react';
import { useState, type FormEvent } from 'react';
import { useTenant } from '../entity/useTenant';
import { useTenantsTranslation } from '../i18n/ref';
import { TextInput } from '../inputs';
import { EditFields } from './EditFields';
import { changesOf, useEditIssues, type Draft } from './draft';
import '../styles/tenants.css';

function Conflict({ onReload }: { onReload: () => void }) {
  const { t } = useTenantsTranslation();
  return (
    <div role="alert">
      <Alert
        status="warning"
        icon
        title={t('edit.conflict.title')}
        description={t('edit.conflict.body')}
        customActions={
          <Button size="small" variant="secondary" onPress={onReload}>
            {t('edit.conflict.reload')}
          </Button>
        }
      />
    </div>
  );
}

function Failure(props: { error: HqApiError | null; onReload: () => void }) {
  const { t } = useTenantsTranslation();
  if (!props.error) return null;
  if (isConflict(props.error)) return <Conflict onReload={props.onReload} />;
  return <ErrorState title={t('edit.failed')} error={props.error} />;
}

const isConflict = (error: HqApiError | null) =>
  error?.code === 'version_conflict';

/** What was typed, what is wrong with it, and how it is saved. */
function useEdit(tenantId: string, onSaved: (saved: Tenant) => void) {
  const [draft, setDraft] = useState<Draft>({});
  const [reason, setReason] = useState('');
  const { data: latest, refetch } = useTenant(tenantId);
  const save = useHqMutation(tenantsContract.update);
  const changes = latest ? changesOf(latest, draft) : {};
  const [tried, setTried] = useState(false);
  const own = useEditIssues(latest, changes);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!latest || Object.keys(own).length > 0) return;
    try {
      const saved = await save.mutateAsync({
        input: { tenantId, ...changes, reason: reason.trim() || undefined },
        ifMatch: latest.version,
      });
      onSaved(saved);
    } catch {
      // The mutation keeps the error; it is shown in the dialog.
    }
  };
  return {
    latest,
    draft,
    reason,
    setReason,
    submit,
    saving: save.isPending,
    dirty: Object.keys(changes).length > 0,
    error: save.error,
    issues: { ...save.error?.issuesByPath, ...(tried ? own : {}) },
    change: (part: Draft) => {
      setDraft(before => ({ ...before, ...part }));
      if (save.error) save.reset();
    },
    reload: async () => {
      await refetch();
      save.reset();
    },
  };
}

/**
 * Edits a tenant's profile. Only fields that were changed are sent, with the version that was seen; when
 * someone else was faster, the latest state is loaded and the changes stay on top of it.
 */
export function EditDialog(props: {
  tenant: Tenant;
  onClose: () => void;
  onDone: (saved: Tenant) => void;
}) {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const edit = useEdit(props.tenant.id, saved => {
    props.onDone(saved);
    props.onClose();
  });
  const tenant = edit.latest ?? props.tenant;
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={open => !open && props.onClose()}
      width={640}
    >
      <form onSubmit={edit.submit} className="tenant-form" noValidate>
        <DialogHeader>
          {t('edit.title', { name: nameOf(props.tenant) })}
        </DialogHeader>
        <DialogBody>
          <EditFields
            tenant={tenant}
            draft={edit.draft}
            issues={edit.issues}
            onChange={edit.change}
          />
          <TextInput
            label={t('edit.reason')}
            hint={t('edit.reasonHint')}
            value={edit.reason}
            onChange={edit.setReason}
            error={edit.issues.reason}
            maxLength={500}
          />
        </DialogBody>
        <Failure error={edit.error} onReload={edit.reload} />
        <DialogFooter>
          <Button variant="secondary" onPress={props.onClose}>
            {t('edit.cancel')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            isPending={edit.saving}
            isDisabled={!edit.dirty || isConflict(edit.error)}
          >
            {t('edit.save')}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
