import { usersContract, type Invitation } from '@cleanmatex/hq-common';
import {
  FormDialog,
  useContractCheck,
  useHqMutation,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useAccessTranslation } from '../i18n/ref';
import { UserForm, type UserDraft } from './UserForm';

const empty: UserDraft = {
  email: '',
  name: '',
  name2: '',
  locale: 'en',
  roles: [],
};

/** Adds a person and hands the invitation to `onDone`. */
export function CreateUserDialog(props: {
  onClose: () => void;
  onDone: (invitation: Invitation) => void;
}) {
  const { t } = useAccessTranslation();
  const [draft, setDraft] = useState(empty);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const create = useHqMutation(usersContract.create);
  const input = { ...draft, name2: draft.name2.trim() || null };
  const { issues, check } = useContractCheck(usersContract.create.input, input);
  const submit = async () => {
    if (!check()) return;
    try {
      props.onDone(await create.mutateAsync({ input, idempotencyKey }));
    } catch {
      // The mutation keeps the error; the dialog shows it.
    }
  };
  return (
    <FormDialog
      title={t('create.title')}
      actionLabel={t('create.act')}
      failedTitle={t('create.failed')}
      error={create.error}
      isPending={create.isPending}
      isDirty={draft !== empty}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <UserForm
        draft={draft}
        issues={{ ...create.error?.issuesByPath, ...issues }}
        onChange={part => setDraft(before => ({ ...before, ...part }))}
      />
    </FormDialog>
  );
}
