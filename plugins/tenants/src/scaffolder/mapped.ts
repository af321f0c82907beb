import type { Observable, Observer, Subscription } from '@backstage/types';

/** An observable whose values are each changed on their way. */
export function mapped<T>(
  source: Observable<T>,
  change: (value: T) => T,
): Observable<T> {
  const result: Observable<T> = {
    [Symbol.observable]: () => result,
    subscribe: (
      observer?: Observer<T> | ((value: T) => void),
      onError?: (error: Error) => void,
      onComplete?: () => void,
    ): Subscription => {
      const to: Observer<T> =
        typeof observer === 'object'
          ? observer
          : { next: observer, error: onError, complete: onComplete };
      return source.subscribe({
        next: value => to.next?.(change(value)),
        error: error => to.error?.(error),
        complete: () => to.complete?.(),
      });
    },
  };
  return result;
}
