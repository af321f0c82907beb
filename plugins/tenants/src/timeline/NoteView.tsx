import { Button, Link } from '@backstage/ui';
import { tenantsContract, type TenantNote } from '@cleanmatex/hq-common';
import { ConfirmDialog, useName } from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import { useTenantsTranslation } from '../i18n/ref';
import { useTenantDiff } from '../labels';
import { piecesOf } from './mentions';
import { NoteForm } from './NoteForm';

function NoteText({ note }: { note: TenantNote }) {
  const nameOf = useName();
  // Whoever wrote it may have seen the names in the other language.
  const names = note.mentions.flatMap(person => [
    person.name,
    person.name2 ?? person.name,
    nameOf(person),
  ]);
  return (
    <p className="tenant-note__text" dir="auto">
      {piecesOf(note.text, names).map(({ text, mention }, index) =>
        mention ? <strong key={index}>{text}</strong> : text,
      )}
    </p>
  );
}

/** Address of an entry of the timeline alone. */
function useEntryHref(id: string): string {
  const { pathname, search } = useLocation();
  const tab = new URLSearchParams(search).get('tab');
  const params = new URLSearchParams({ ...(tab ? { tab } : {}), entry: id });
  return `${pathname}?${params}`;
}

function DeleteDialog(props: {
  tenantId: string;
  note: TenantNote;
  onClose: () => void;
}) {
  const { t } = useTenantsTranslation();
  const texts = useTenantDiff();
  const [note] = useState(props.note);
  return (
    <ConfirmDialog
      endpoint={tenantsContract.deleteNote}
      input={{ tenantId: props.tenantId, noteId: note.id }}
      ifMatch={note.version}
      title={t('note.deleteTitle')}
      consequence={t('note.deleteBody')}
      actionLabel={t('note.deleteAct')}
      tone="danger"
      reversible={false}
      {...texts}
      onClose={props.onClose}
    />
  );
}

/** A note with its link, and for its author the ways to change it. */
export function NoteView(props: { tenantId: string; note: TenantNote }) {
  const { note, tenantId } = props;
  const { t } = useTenantsTranslation();
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const href = useEntryHref(note.id);
  const close = () => setOpen(null);
  if (open === 'edit') {
    return <NoteForm tenantId={tenantId} note={note} onDone={close} />;
  }
  return (
    <>
      <NoteText note={note} />
      <div className="tenant-note__buttons">
        <Link href={href}>{t('note.link')}</Link>
        {note.editedAt && <span>{t('note.edited')}</span>}
        {note.mine && (
          <>
            <Button
              size="small"
              variant="tertiary"
              onPress={() => setOpen('edit')}
            >
              {t('note.edit')}
            </Button>
            <Button
              size="small"
              variant="tertiary"
              onPress={() => setOpen('delete')}
            >
              {t('note.delete')}
            </Button>
          </>
        )}
      </div>
      {open === 'delete' && (
        <DeleteDialog tenantId={tenantId} note={note} onClose={close} />
      )}
    </>
  );
}
