import { Button, TextAreaField } from '@backstage/ui';
import { usersContract, type Mention, type User } from '@cleanmatex/hq-common';
import {
  FieldProblem,
  useHqQuery,
  useMay,
  useName,
} from '@cleanmatex/hq-react';
import { useRef, useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { typingAt, withMention, type Typing } from './mentions';

const SUGGESTIONS = 5;

/** What somebody writes, and whom they have mentioned so far. */
export interface NoteDraft {
  text: string;
  mentions: Mention[];
}

/** Those of the mentioned people whose names still stand in the text. */
export const stillMentioned = (
  { text, mentions }: NoteDraft,
  nameOf: (person: Mention) => string,
) => mentions.filter(person => text.includes(`@${nameOf(person)}`));

function Suggestions(props: {
  query: string;
  onChoose: (person: User) => void;
}) {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const { data } = useHqQuery(
    usersContract.list,
    {
      q: props.query || undefined,
      status: ['active', 'invited'],
      limit: SUGGESTIONS,
    },
    { keepPrevious: true },
  );
  if (!data) return null;
  return (
    <div role="group" aria-label={t('note.people')} className="tenant-people">
      {data.items.length === 0 && (
        <span className="hq-muted">{t('note.nobody')}</span>
      )}
      {data.items.map(person => (
        <Button
          key={person.id}
          size="small"
          variant="secondary"
          onPress={() => props.onChoose(person)}
        >
          {nameOf(person)}
        </Button>
      ))}
    </div>
  );
}

/** A text that offers people while a name is typed behind an `@`; Tab leads to them. */
export function NoteField(props: {
  draft: NoteDraft;
  onChange: (draft: NoteDraft) => void;
  error?: string;
}) {
  const { t } = useTenantsTranslation();
  const { draft, onChange } = props;
  const nameOf = useName();
  const maySee = useMay('hq.user.read').allowed;
  const field = useRef<HTMLDivElement>(null);
  const [typing, setTyping] = useState<Typing>();
  const area = () => field.current?.querySelector('textarea');
  const write = (text: string) => {
    setTyping(typingAt(text, area()?.selectionStart ?? text.length));
    onChange({ ...draft, text });
  };
  const choose = (person: User) => {
    if (!typing) return;
    const { id, name, name2 } = person;
    const others = draft.mentions.filter(each => each.id !== id);
    onChange({
      text: withMention(draft.text, typing, nameOf(person)),
      mentions: [...others, { id, name, name2 }],
    });
    setTyping(undefined);
    area()?.focus();
  };
  return (
    <div ref={field} className="tenant-note__field">
      <TextAreaField
        label={t('note.label')}
        description={t('note.hint')}
        value={draft.text}
        onChange={write}
        rows={3}
        maxLength={4000}
      />
      <FieldProblem text={props.error} />
      {typing && maySee && (
        <Suggestions query={typing.query} onChoose={choose} />
      )}
    </div>
  );
}
