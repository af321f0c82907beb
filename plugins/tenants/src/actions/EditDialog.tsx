import {
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
  MergeChoice,
  useCloseGuard,
  useName,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { TextInput } from '../inputs';
import { useTenantDiff } from '../labels';
import { EditFields } from './EditFields';
import { useEdit } from './useEdit';
import '../styles/tenants.css';

type Edit = ReturnType<typeof useEdit>;

function Review({ edit }: { edit: Edit }) {
  const { t } = useTenantsTranslation();
  const texts = useTenantDiff();
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

function Merge({ edit }: { edit: Edit }) {
  const texts = useTenantDiff();
  const { conflicts, choices, choose } = edit.merge;
  return (
    <MergeChoice
      conflicts={conflicts}
      choices={choices}
      onChoose={choose}
      {...texts}
    />
  );
}

function Fields({ edit }: { edit: Edit }) {
  const { t } = useTenantsTranslation();
  const known = Object.keys(edit.issues).length > 0;
  return (
    <>
      {edit.wasKept && (
        <p role="status" className="hq-muted">
          {t('edit.kept')}
        </p>
      )}
      {known && (
        <p role="alert" className="tenant-field__error">
          {t('edit.issues')}
        </p>
      )}
      <EditFields
        tenant={edit.base}
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
  if (edit.isMerging) {
    return (
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('edit.cancel')}
        </Button>
        <Button
          type="submit"
          variant="primary"
          isDisabled={!edit.merge.isDecided}
        >
          {t('edit.merge')}
        </Button>
      </DialogFooter>
    );
  }
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

function Content({ edit }: { edit: Edit }) {
  if (edit.isMerging) return <Merge edit={edit} />;
  return edit.isReviewing ? <Review edit={edit} /> : <Fields edit={edit} />;
}

/**
 * Edits a tenant: its fields first, then what will change. Only fields that were changed are sent, with the
 * version that was seen. When somebody else saves it meanwhile, their changes are taken in, and of fields that both
 * changed one chooses. What was typed stays over a reload and is not closed away unasked.
 */
export function EditDialog(props: {
  tenant: Tenant;
  onClose: () => void;
  onDone: (saved: Tenant) => void;
}) {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const edit = useEdit(props.tenant, saved => {
    props.onDone(saved);
    props.onClose();
  });
  const guard = useCloseGuard({
    isDirty: edit.isDirty,
    onDiscard: () => {
      edit.forget();
      props.onClose();
    },
  });
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={open => !open && guard.close()}
      width={680}
    >
      <form onSubmit={edit.submit} className="tenant-form" noValidate>
        <DialogHeader>
          {t('edit.title', { name: nameOf(props.tenant) })}
        </DialogHeader>
        <DialogBody>
          <Content edit={edit} />
        </DialogBody>
        {guard.question ? (
          <DialogFooter>{guard.question}</DialogFooter>
        ) : (
          <Footer edit={edit} onClose={guard.close} />
        )}
      </form>
    </Dialog>
  );
}
