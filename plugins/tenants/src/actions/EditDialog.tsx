import type { Tenant } from '@cleanmatex/hq-common';
import {
  ChangesPreview,
  FieldProblem,
  FormDialog,
  MergeChoice,
  TextInput,
  useName,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { useTenantDiff } from '../labels';
import { EditFields } from './EditFields';
import { useEdit } from './useEdit';
import '../styles/tenants.css';

type Edit = ReturnType<typeof useEdit>;

function Review({ edit }: { edit: Edit }) {
  const { t } = useTenantsTranslation();
  const texts = useTenantDiff();
  return (
    <>
      <ChangesPreview preview={edit.preview} {...texts} />
      <TextInput
        label={t('edit.reason')}
        hint={t('edit.reasonHint')}
        value={edit.reason}
        onChange={edit.setReason}
        maxLength={500}
      />
    </>
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
      <FieldProblem text={known ? t('edit.issues') : undefined} />
      <EditFields
        tenant={edit.base}
        draft={edit.draft}
        issues={edit.issues}
        onChange={edit.change}
      />
    </>
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
  const { isMerging, isReviewing } = edit;
  const act = isReviewing ? 'edit.save' : 'edit.review';
  return (
    <FormDialog
      title={t('edit.title', { name: nameOf(props.tenant) })}
      actionLabel={t(isMerging ? 'edit.merge' : act)}
      failedTitle={t('edit.failed')}
      error={isReviewing && !edit.preview.error ? edit.error : null}
      isPending={edit.isSaving}
      isDirty={edit.isDirty}
      isDisabled={
        isMerging
          ? !edit.merge.isDecided
          : !edit.isDirty || (isReviewing && !edit.preview.isSuccess)
      }
      back={
        isReviewing && !isMerging
          ? { label: t('edit.back'), onPress: edit.toFields }
          : undefined
      }
      onSubmit={edit.submit}
      onClose={() => {
        edit.forget();
        props.onClose();
      }}
      width={680}
    >
      <Content edit={edit} />
    </FormDialog>
  );
}
