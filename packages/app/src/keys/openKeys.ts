const OPEN_EVENT = 'hq-open-keys';

/** Opens the list of keys. */
export function openKeys() {
  window.dispatchEvent(new Event(OPEN_EVENT));
}

/** Calls back when the list of keys is asked for; returns a function that stops it. */
export function onKeysAsked(callback: () => void): () => void {
  window.addEventListener(OPEN_EVENT, callback);
  return () => window.removeEventListener(OPEN_EVENT, callback);
}
