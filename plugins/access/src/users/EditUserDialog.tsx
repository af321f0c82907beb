import { Button } from '@backstage/ui';
import { usersContract, type User } from '@cleanmatex/hq-common';
import {
  FormDialog,
  TextInput,
  useHqMutation,
  useHqQuery,
  useMay,
  useName,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useAccessTranslation } from '../i18n/ref';
import { UserForm, type UserDraft } from './UserForm';

const draftOf = (user: User): UserDraft => ({
  email: user.email,
  name: user.name,
  name2: user.name2 ?? '',
  locale: user.locale,
  roles: user.roles,
});

const sorted = (codes: readonly string[]) => [...codes].sort().join();

/** The fields that differ from what is stored. */
function changesOf(user: User, draft: UserDraft) {
  return {
    ...(draft.email !== user.email && { email: draft.email }),
    ...(draft.name !== user.name && { name: draft.name }),
    ...(draft.name2 !== (user.name2 ?? '') && { name2: draft.name2 || null }),
    ...(draft.locale !== user.locale && { locale: draft.locale }),
    ...(sorted(draft.roles) !== sorted(user.roles) && { roles: draft.roles }),
  };
}

/** What was typed, and how it is saved: only changed fields, with the version that was seen. */
function useEdit(user: User, onSaved: () => void) {
  const { data: latest = user, refetch } = useHqQuery(usersContract.get, {
    userId: user.id,
  });
  const [draft, setDraft] = useState(() => draftOf(user));
  const [reason, setReason] = useState('');
  const save = useHqMutation(usersContract.update);
  const { allowed: seesAddresses } = useMay('hq.pii.read');
  const { email, ...rest } = changesOf(latest, draft);
  const changes = seesAddresses && email ? { email, ...rest } : rest;
  const submit = async () => {
    try {
      await save.mutateAsync({
        input: {
          userId: latest.id,
          ...changes,
          reason: reason.trim() || undefined,
        },
        ifMatch: latest.version,
      });
      onSaved();
    } catch {
      // The mutation keeps the error; the dialog shows it.
    }
  };
  const reload = async () => {
    await refetch();
    save.reset();
  };
  const dirty = Object.keys(changes).length > 0;
  return { draft, setDraft, reason, setReason, save, submit, reload, dirty };
}

/** Edits a person. When someone else was faster, the latest state can be loaded below what was typed. */
export function EditUserDialog(props: { user: User; onClose: () => void }) {
  const { t } = useAccessTranslation();
  const name = useName();
  const edit = useEdit(props.user, props.onClose);
  const { error, isPending } = edit.save;
  return (
    <FormDialog
      title={t('edit.title', { name: name(props.user) })}
      actionLabel={t('edit.act')}
      failedTitle={t('edit.failed')}
      error={error}
      isPending={isPending}
      isDisabled={!edit.dirty}
      onSubmit={edit.submit}
      onClose={props.onClose}
    >
      <UserForm
        draft={edit.draft}
        issues={error?.issuesByPath ?? {}}
        onChange={part => edit.setDraft(before => ({ ...before, ...part }))}
      />
      <TextInput
        label={t('user.field.reason')}
        hint={t('user.field.reasonHint')}
        maxLength={500}
        value={edit.reason}
        onChange={edit.setReason}
      />
      {error?.code === 'version_conflict' && (
        <Button variant="secondary" onPress={edit.reload}>
          {t('edit.reload')}
        </Button>
      )}
    </FormDialog>
  );
}
