import { useEffect, useRef, useState, type KeyboardEvent } from 'react';

const isText = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) =>
  key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;

/** How an edit ends: where the focus goes then. */
export type EditEnd = 'stay' | 'down' | 'next' | 'previous';

function Editor(props: {
  start: string;
  label: string;
  onEnd: (text: string | undefined, end: EditEnd) => void;
}) {
  const [text, setText] = useState(props.start);
  const field = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  useEffect(() => field.current?.focus(), []);
  const end = (value: string | undefined, to: EditEnd) => {
    if (ended.current) return;
    ended.current = true;
    props.onEnd(value, to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const ends: Record<string, () => void> = {
      Enter: () => end(text, 'down'),
      Escape: () => end(undefined, 'stay'),
      Tab: () => end(text, event.shiftKey ? 'previous' : 'next'),
    };
    if (!Object.hasOwn(ends, event.key)) return;
    event.preventDefault();
    ends[event.key]();
  };
  return (
    <input
      ref={field}
      dir="auto"
      className="tenant-import__input"
      aria-label={props.label}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onKeyDown={onKeyDown}
      onBlur={() => end(text, 'stay')}
    />
  );
}

/** Longest text that a cell shows; all of it is there when it is edited. */
const SHOWN = 120;

const shortened = (text: string) =>
  text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;

/**
 * A cell that can be edited: Enter, F2, a double click or typing begins, Enter, Tab or leaving it saves, Escape gives
 * up, Delete empties.
 */
export function GridCell(props: {
  place: string;
  label: string;
  value: string;
  problem?: string;
  isActive: boolean;
  isEditable: boolean;
  onFocus: () => void;
  onMove: (event: KeyboardEvent) => boolean;
  /** Saves a text; done once the row shows it. */
  onSave: (text: string) => Promise<void>;
  onEnd: (end: EditEnd) => void;
}) {
  const { value, problem, isEditable } = props;
  const [draft, setDraft] = useState<string>();
  const [saving, setSaving] = useState<string>();
  const isEdited = draft !== undefined;
  const save = async (text: string) => {
    setSaving(text);
    await props.onSave(text);
    setSaving(undefined);
  };
  const finish = (text: string | undefined, end: EditEnd) => {
    setDraft(undefined);
    if (text !== undefined) save(text);
    props.onEnd(end);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isEdited || props.onMove(event) || !isEditable) return;
    const begins = event.key === 'Enter' || event.key === 'F2';
    if (begins || isText(event)) {
      event.preventDefault();
      setDraft(begins ? value : event.key);
    } else if (event.key === 'Delete' && value) {
      event.preventDefault();
      save('');
    }
  };
  return (
    <td
      role="gridcell"
      data-place={props.place}
      tabIndex={props.isActive && !isEdited ? 0 : -1}
      aria-invalid={problem ? true : undefined}
      aria-readonly={isEditable ? undefined : true}
      className="tenant-import__cell"
      onFocus={props.onFocus}
      onKeyDown={onKeyDown}
      onDoubleClick={() => isEditable && !isEdited && setDraft(value)}
    >
      {isEdited ? (
        <Editor start={draft} label={props.label} onEnd={finish} />
      ) : (
        <bdi className="tenant-import__value">{shortened(saving ?? value)}</bdi>
      )}
      {problem && <span className="tenant-import__problem">{problem}</span>}
    </td>
  );
}
