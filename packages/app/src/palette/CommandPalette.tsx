import { lazy, Suspense, useEffect, useState } from 'react';
import { onPaletteAsked } from './openPalette';

const PaletteDialog = lazy(() => import('./PaletteDialog'));

/** The command palette; it is loaded when it is asked for the first time. */
export function CommandPalette() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => onPaletteAsked(() => setOpen(open => !open)), []);
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <PaletteDialog onClose={() => setOpen(false)} />
    </Suspense>
  );
}
