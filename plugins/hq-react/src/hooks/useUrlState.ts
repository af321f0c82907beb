import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Values kept in the address; lists are comma separated there. */
export type UrlValues = Record<string, string>;

/**
 * State in the address's query, so that a view can be linked to and the back button works.
 * @param defaults - names and the values that they have when the address says nothing; a value equal
 * to its default is left out of the address.
 * @returns the values and a setter that changes some of them. By default the setter replaces the
 * history entry; `{ push: true }` adds one.
 */
export function useUrlState<T extends UrlValues>(
  defaults: T,
): [T, (changes: Partial<T>, options?: { push?: boolean }) => void] {
  const [params, setParams] = useSearchParams();
  const fingerprint = JSON.stringify(Object.entries(defaults));
  const values = useMemo(() => {
    const known: Array<[string, string]> = JSON.parse(fingerprint);
    return Object.fromEntries(
      known.map(([name, value]) => [name, params.get(name) ?? value]),
    ) as T;
  }, [params, fingerprint]);
  const set = useCallback(
    (changes: Partial<T>, options: { push?: boolean } = {}) => {
      setParams(
        before =>
          withChanges(
            before,
            changes,
            Object.fromEntries(JSON.parse(fingerprint)),
          ),
        { replace: !options.push },
      );
    },
    [setParams, fingerprint],
  );
  return [values, set];
}

/** The filters that are set, as the API takes them. */
export function activeFilters(filters: UrlValues): UrlValues {
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value !== ''),
  );
}

/** The query with some values changed; empty values and defaults are taken out. */
export function withChanges(
  before: URLSearchParams,
  changes: Partial<UrlValues>,
  defaults: UrlValues,
): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined || value === '' || value === defaults[name]) {
      after.delete(name);
    } else {
      after.set(name, value);
    }
  }
  return after;
}

/** A comma separated value as a list. */
export function listOf(value: string | undefined): string[] {
  return value ? value.split(',') : [];
}
