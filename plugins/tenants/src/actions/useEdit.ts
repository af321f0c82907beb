import { tenantsContract, type Tenant } from '@cleanmatex/hq-common';
import { useDryRun, useHqMutation } from '@cleanmatex/hq-react';
import { useState, type FormEvent } from 'react';
import { useTenant } from '../entity/useTenant';
import { changesOf, useEditIssues, type Draft } from './draft';

/** A failure that is nobody's typing: it is shown beside the form, not below a field. */
const isAboutFields = (error: { issues: readonly unknown[] } | null) =>
  Boolean(error?.issues.length);

/** What was typed, the changes that it makes, and what is wrong with them. */
function useDraft(latest: Tenant | undefined) {
  const [draft, setDraft] = useState<Draft>({});
  const changes = latest ? changesOf(latest, draft) : {};
  const own = useEditIssues(latest, changes);
  const add = (part: Draft) => setDraft(before => ({ ...before, ...part }));
  return { draft, add, changes, own };
}

/**
 * The edit of a tenant in two steps: its fields, then a preview by dry run from which it is saved with the
 * version that was previewed. What the API finds wrong with a field leads back to the fields.
 */
export function useEdit(tenantId: string, onSaved: (saved: Tenant) => void) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [reviewing, setReviewing] = useState(false);
  const { data: latest, refetch } = useTenant(tenantId);
  const { draft, add, changes, own } = useDraft(latest);
  const save = useHqMutation(tenantsContract.update);
  const input = { tenantId, ...changes };
  const preview = useDryRun(
    tenantsContract.update,
    { input, ifMatch: latest?.version },
    { enabled: reviewing && latest !== undefined },
  );
  const error = save.error ?? preview.error;
  const toFields = () => {
    setReviewing(false);
    save.reset();
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!latest || Object.keys(own).length > 0) return;
    if (!reviewing) {
      setReviewing(true);
      return;
    }
    try {
      const saved = await save.mutateAsync({
        input: { ...input, reason: reason.trim() || undefined },
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
    preview,
    error,
    toFields,
    isReviewing: reviewing && !isAboutFields(error),
    isSaving: save.isPending,
    isDirty: Object.keys(changes).length > 0,
    issues: { ...error?.issuesByPath, ...(tried ? own : {}) },
    change: (part: Draft) => {
      add(part);
      if (reviewing) toFields();
    },
    reload: async () => {
      await refetch();
      save.reset();
    },
  };
}
