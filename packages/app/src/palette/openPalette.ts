const OPEN_EVENT = 'hq-open-palette';

/** Opens the command palette. */
export function openPalette() {
  window.dispatchEvent(new Event(OPEN_EVENT));
}

/**
 * Calls back when the palette is asked for: by {@link openPalette} or by Ctrl/⌘K.
 * @returns a function that stops it.
 */
export function onPaletteAsked(callback: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' && event.code !== 'KeyK') return;
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    callback();
  };
  window.addEventListener(OPEN_EVENT, callback);
  document.addEventListener('keydown', onKey);
  return () => {
    window.removeEventListener(OPEN_EVENT, callback);
    document.removeEventListener('keydown', onKey);
  };
}
