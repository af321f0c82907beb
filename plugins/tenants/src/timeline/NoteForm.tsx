import { Button } from '@backstage/ui';
import {
  tenantsContract,
  type RequestOf,
  type TenantNote,
} from '@cleanmatex/hq-common';
import {
  ErrorState,
  PermittedButton,
  useHqMutation,
  useName,
  type HqApiError,
} from '@cleanmatex/hq-react';
import { useState, type FormEvent } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { NoteField, stillMentioned, type NoteDraft } from './NoteField';

const empty: NoteDraft = { text: '', mentions: [] };

function problemOf(error: HqApiError | null): string | undefined {
  const issues = Object.values(error?.issuesByPath ?? {});
  return issues[0];
}

/** Writes a new note, or changes one of the writer's own. */
export function NoteForm(props: {
  tenantId: string;
  note?: TenantNote;
  onDone?: () => void;
}) {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const { tenantId, note, onDone } = props;
  const [draft, setDraft] = useState<NoteDraft>(note ?? empty);
  const add = useHqMutation(tenantsContract.addNote);
  const edit = useHqMutation(tenantsContract.editNote);
  const error = add.error ?? edit.error;
  const text = draft.text.trim();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!text) return;
    const input: RequestOf<typeof tenantsContract.addNote> = {
      tenantId,
      text,
      mentions: stillMentioned(draft, nameOf).map(({ id }) => id),
    };
    try {
      if (note) {
        await edit.mutateAsync({
          input: { ...input, noteId: note.id },
          ifMatch: note.version,
        });
      } else await add.mutateAsync({ input });
      setDraft(empty);
      onDone?.();
    } catch {
      // The mutation keeps the error; it is shown below.
    }
  };
  const problem = problemOf(error);
  return (
    <form onSubmit={submit} className="tenant-note__form">
      <NoteField draft={draft} onChange={setDraft} error={problem} />
      {error && !problem && <ErrorState error={error} />}
      <div className="tenant-note__buttons">
        <PermittedButton
          permission="hq.tenant.note"
          type="submit"
          variant="primary"
          isPending={add.isPending || edit.isPending}
        >
          {t(note ? 'note.save' : 'note.add')}
        </PermittedButton>
        {note && (
          <Button variant="secondary" onPress={onDone}>
            {t('edit.cancel')}
          </Button>
        )}
      </div>
    </form>
  );
}
