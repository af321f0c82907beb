import { useLayoutEffect, useRef, useState } from 'react';

/**
 * A function that stays the same from render to render and does what the last render gave, for parts that are not
 * rendered again because of a function.
 */
export function useLatest<A extends unknown[], R>(
  current: (...args: A) => R,
): (...args: A) => R {
  const latest = useRef(current);
  useLayoutEffect(() => {
    latest.current = current;
  });
  const [call] = useState(
    () =>
      (...args: A) =>
        latest.current(...args),
  );
  return call;
}
