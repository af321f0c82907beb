import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { openPalette } from '../palette/openPalette';
import { keyReader, type KeyCommand } from './sequence';
import { onKeysAsked } from './openKeys';

const KeysDialog = lazy(() => import('./KeysDialog'));

/** Whether keys belong to what has the focus: a text that is typed, or a dialog. */
function isTaken(target: EventTarget | null): boolean {
  const element = target as HTMLElement;
  return (
    element.isContentEditable ||
    element.matches('input, textarea, select') ||
    element.closest('[role=dialog], [role=menu], [role=listbox]') !== null
  );
}

/** Whether the page has a search field of its own, which minds the key itself (`FilterBar`). */
const hasSearch = () =>
  document.querySelector('main input[type=search]') !== null;

/** Keys that work on every page; `?` lists them. */
export function Keys() {
  const navigate = useNavigate();
  const [isOpen, setOpen] = useState(false);
  const read = useRef(keyReader());
  useEffect(() => onKeysAsked(() => setOpen(true)), []);
  useEffect(() => {
    const run = (command: KeyCommand) => {
      if (command.act === 'keys') setOpen(true);
      else if (command.act === 'go') navigate(command.href);
      else openPalette();
    };
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTaken(event.target)) return;
      const command = read.current(event, event.timeStamp);
      if (!command || (command.act === 'search' && hasSearch())) return;
      event.preventDefault();
      run(command);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [navigate]);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <KeysDialog onClose={() => setOpen(false)} />
    </Suspense>
  );
}
