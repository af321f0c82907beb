import { useCallback, useState } from 'react';

const PREFIX = 'hq-draft:';

function read<T>(key: string): T | undefined {
  try {
    const text = window.sessionStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    // A browser that keeps nothing, or something that is no draft.
    return undefined;
  }
}

/**
 * A form's draft, kept over a reload in this tab of the browser and forgotten with it. It may hold personal data
 * that was typed, so that it is kept nowhere else.
 * @param name - the form and its object: `tenants.update:{id}`.
 */
export function useStoredDraft<T>(name: string): {
  /** What was kept when the form opened. */
  kept?: T;
  keep: (draft: T) => void;
  forget: () => void;
} {
  const key = `${PREFIX}${name}`;
  const [kept] = useState(() => read<T>(key));
  const keep = useCallback(
    (draft: T) => {
      try {
        window.sessionStorage.setItem(key, JSON.stringify(draft));
      } catch {
        // Without storage the form works, and a reload loses the draft.
      }
    },
    [key],
  );
  const forget = useCallback(
    () => window.sessionStorage.removeItem(key),
    [key],
  );
  return { kept, keep, forget };
}
