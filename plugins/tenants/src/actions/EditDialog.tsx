import {
  Alert,
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type { Tenant } from '@cleanmatex/hq-common';
import {
  ChangesPreview,
  ErrorState,
  useName,
  type HqApiError,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { TextInput } from '../inputs';
import { useTenantDiff } from '../labels';
import { EditFields } from './EditFields';
import { useEdit } from './useEdit';
import '../styles/tenants.css';

type Edit = ReturnType<typeof useEdit>;

const isConflict = (error: HqApiError | null) =>
  error?.code === 'version_conflict';

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

function Review({ edit }: { edit: Edit }) {
  const { t } = useTenantsTranslation();
  const texts = useTenantDiff();
  if (isConflict(edit.error)) return <Conflict onReload={edit.reload} />;
  return (
    <div className="tenant-form__review">
      <ChangesPreview preview={edit.preview} {...texts} />
      <TextInput
        label={t('edit.reason')}
        hint={t('edit.reasonHint')}
        value={edit.reason}
        onChange={edit.setReason}
        maxLength={500}
      />
      {edit.error && !edit.preview.error && (
        <ErrorState title={t('edit.failed')} error={edit.error} />
      )}
    </div>
  );
}

function Fields({ edit, tenant }: { edit: Edit; tenant: Tenant }) {
  const { t } = useTenantsTranslation();
  const known = Object.keys(edit.issues).length > 0;
  return (
    <>
      {known && (
        <p role="alert" className="tenant-field__error">
          {t('edit.issues')}
        </p>
      )}
      <EditFields
        tenant={tenant}
        draft={edit.draft}
        issues={edit.issues}
        onChange={edit.change}
      />
    </>
  );
}

function Footer({ edit, onClose }: { edit: Edit; onClose: () => void }) {
  const { t } = useTenantsTranslation();
  const { isReviewing } = edit;
  return (
    <DialogFooter>
      <Button
        variant="secondary"
        onPress={isReviewing ? edit.toFields : onClose}
      >
        {t(isReviewing ? 'edit.back' : 'edit.cancel')}
      </Button>
      <Button
        type="submit"
        variant="primary"
        isPending={edit.isSaving}
        isDisabled={!edit.isDirty || (isReviewing && !edit.preview.isSuccess)}
      >
        {t(isReviewing ? 'edit.save' : 'edit.review')}
      </Button>
    </DialogFooter>
  );
}

/**
 * Edits a tenant: its fields first, then what will change. Only fields that were changed are sent, with the
 * version that was seen; when someone else was faster, the latest state is loaded and the changes stay on top
 * of it.
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
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={open => !open && props.onClose()}
      width={680}
    >
      <form onSubmit={edit.submit} className="tenant-form" noValidate>
        <DialogHeader>
          {t('edit.title', { name: nameOf(props.tenant) })}
        </DialogHeader>
        <DialogBody>
          {edit.isReviewing ? (
            <Review edit={edit} />
          ) : (
            <Fields edit={edit} tenant={edit.latest ?? props.tenant} />
          )}
        </DialogBody>
        <Footer edit={edit} onClose={props.onClose} />
      </form>
    </Dialog>
  );
}
