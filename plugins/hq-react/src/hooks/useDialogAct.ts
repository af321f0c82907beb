import { useState, type ReactNode } from 'react';
import type { PageAct } from '../components/PageActs';

/** An act that opens a dialog, and the dialog while it is open. */
export function useDialogAct(
  act: Omit<PageAct, 'onAction' | 'href'>,
  dialog: (onClose: () => void) => ReactNode,
): { act: PageAct; dialog: ReactNode } {
  const [isOpen, setOpen] = useState(false);
  return {
    act: { ...act, onAction: () => setOpen(true) },
    dialog: isOpen && dialog(() => setOpen(false)),
  };
}
