import { useEffect, useState } from 'react';
import type { HqList } from './useHqList';
import type { UrlValues } from './useUrlState';

/** Calls back in the frame after the one that paints what is rendered now. @returns how to call it off. */
function afterPaint(then: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      timer = setTimeout(then);
    });
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/**
 * A text as it was when the page was last painted; the first one at once. What goes with the rows of a list is asked
 * for by it, so that neither the browser nor the server makes the rows wait for that.
 * @param isLate - keeps what it was before. Default: false.
 */
export function usePainted(text: string, isLate = false): string {
  const [painted, setPainted] = useState(text);
  useEffect(() => {
    if (isLate || painted === text) return undefined;
    return afterPaint(() => setPainted(text));
  }, [isLate, painted, text]);
  return painted;
}

/** The filters of a list whose rows are on the screen; those that were chosen follow once their rows were painted. */
export function usePaintedFilters({
  query,
  filters,
}: Pick<HqList<unknown>, 'query' | 'filters'>): UrlValues {
  const painted = usePainted(JSON.stringify(filters), query.isPlaceholderData);
  return JSON.parse(painted);
}
