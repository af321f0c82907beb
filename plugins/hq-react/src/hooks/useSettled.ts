import { useEffect, useState } from 'react';

const SETTLED_MS = 300;

/** A text once nobody has changed it for 300 ms, so that not every letter is asked for. */
export function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
