import { tenantsContract, type Tenant } from '@cleanmatex/hq-common';
import {
  useDryRun,
  useHqMutation,
  useStoredDraft,
  useUndo,
  useName,
} from '@cleanmatex/hq-react';
import { useEffect, useState } from 'react';
import { useTenant } from '../entity/useTenant';
import { useTenantsTranslation } from '../i18n/ref';
import { changesOf, useEditIssues, type Draft } from './draft';
import { conflictsOf, rebase, type Choices, type EditBase } from './rebase';

/** A failure that is nobody's typing: it is shown beside the form, not below a field. */
const isAboutFields = (error: { issues: readonly unknown[] } | null) =>
  Boolean(error?.issues.length);

interface Kept {
  /** Fields that were changed, as they were before, and the version; others need no comparing. */
  base: Partial<EditBase>;
  draft: Draft;
}

/** Of what an edit started from, what a kept draft needs: no personal data that was not edited. */
function neededOf(base: EditBase, draft: Draft): Partial<EditBase> {
  const names = ['version', ...Object.keys(draft)] as Array<keyof EditBase>;
  return Object.fromEntries(names.map(name => [name, base[name]]));
}

/**
 * What was typed, on top of what it was typed on. When somebody else saves the tenant meanwhile, their changes are
 * taken in; fields that both changed wait for a choice.
 */
function useDraft(opened: Tenant, latest: Tenant | undefined) {
  const stored = useStoredDraft<Kept>(`tenants.update:${opened.id}`);
  const { kept, keep, forget } = stored;
  const [draft, setDraft] = useState<Draft>(kept?.draft ?? {});
  const [base, setBase] = useState<EditBase>({ ...opened, ...kept?.base });
  const [choices, setChoices] = useState<Choices>({});
  const isBehind = latest !== undefined && latest.version > base.version;
  const conflicts = isBehind ? conflictsOf(base, latest, draft) : [];
  const isDecided = conflicts.every(({ path }) => path in choices);
  const takeLatest = () => {
    if (!latest) return;
    setDraft(rebase(base, latest, draft, choices));
    setBase(latest);
    setChoices({});
  };
  useEffect(() => {
    if (isBehind && conflicts.length === 0) takeLatest();
  });
  const changes = changesOf({ ...opened, ...base }, draft);
  const isDirty = Object.keys(changes).length > 0;
  useEffect(() => {
    if (isDirty) keep({ base: neededOf(base, draft), draft });
    else forget();
  }, [isDirty, base, draft, keep, forget]);
  return {
    base: { ...opened, ...base },
    draft,
    changes,
    isDirty,
    wasKept: kept !== undefined,
    forget,
    add: (part: Draft) => setDraft(before => ({ ...before, ...part })),
    merge: {
      conflicts,
      choices,
      isDecided,
      choose: (path: string, side: Choices[string]) =>
        setChoices(before => ({ ...before, [path]: side })),
      apply: takeLatest,
    },
  };
}

/** Saves an edit and offers to undo it. */
function useSave(opened: Tenant, onSaved: (saved: Tenant) => void) {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const offerUndo = useUndo();
  const mutation = useHqMutation(tenantsContract.update);
  const save = async (
    before: Tenant,
    changes: ReturnType<typeof changesOf>,
    reason: string,
  ) => {
    const input = { tenantId: opened.id, ...changes };
    try {
      const after = await mutation.mutateAsync({
        input: { ...input, reason: reason.trim() || undefined },
        ifMatch: before.version,
      });
      offerUndo({
        endpoint: tenantsContract.update,
        input,
        before,
        after,
        text: t('edit.done', { name: nameOf(after) }),
      });
      onSaved(after);
    } catch {
      // The mutation keeps the error; it is shown in the dialog.
    }
  };
  return { save, mutation };
}

/**
 * The edit of a tenant in two steps: its fields, then a preview by dry run from which it is saved with the
 * version that was previewed. What the API finds wrong with a field leads back to the fields.
 */
export function useEdit(opened: Tenant, onSaved: (saved: Tenant) => void) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [reviewing, setReviewing] = useState(false);
  const { data: latest, refetch } = useTenant(opened.id);
  const form = useDraft(opened, latest);
  const { base, changes, draft } = form;
  const own = useEditIssues(base, changes);
  const { save, mutation } = useSave(opened, saved => {
    form.forget();
    onSaved(saved);
  });
  const preview = useDryRun(
    tenantsContract.update,
    { input: { tenantId: opened.id, ...changes }, ifMatch: base.version },
    { enabled: reviewing && form.isDirty && !form.merge.conflicts.length },
  );
  const error = mutation.error ?? preview.error;
  const isBehind = error?.code === 'version_conflict';
  const { reset } = mutation;
  useEffect(() => {
    if (isBehind) void refetch().then(() => reset());
  }, [isBehind, refetch, reset]);
  const toFields = () => {
    setReviewing(false);
    reset();
  };
  const submit = async () => {
    setTried(true);
    if (form.merge.conflicts.length) form.merge.apply();
    else if (Object.keys(own).length > 0) return;
    else if (reviewing) await save(base, changes, reason);
    else setReviewing(true);
  };
  return {
    ...form,
    reason,
    setReason,
    submit,
    preview,
    error: isBehind ? null : error,
    toFields,
    isMerging: form.merge.conflicts.length > 0,
    isReviewing: reviewing && !isAboutFields(error),
    isSaving: mutation.isPending,
    issues: { ...error?.issuesByPath, ...(tried ? own : {}) },
    draft,
    change: (part: Draft) => {
      form.add(part);
      if (reviewing) toFields();
    },
  };
}
