import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { JsonValue } from '@backstage/types';
import { useCallback, useEffect, useMemo, useState } from 'react';

const BUCKET = 'hq';

/** A setting of a person, kept with the account and the same in every browser. */
export interface UserSetting<T> {
  /** Undefined until it is known, and when there is none. */
  value?: T;
  isLoaded: boolean;
  /** Keeps a value; undefined forgets it. */
  set: (value: T | undefined) => void;
}

/**
 * A setting of the signed-in person.
 * @param key - unique in the console.
 */
export function useUserSetting<T extends JsonValue>(
  key: string,
): UserSetting<T> {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket(BUCKET), [storage]);
  const [state, setState] = useState(() => {
    const { presence, value } = bucket.snapshot<T>(key);
    return { value: value as T | undefined, isLoaded: presence !== 'unknown' };
  });
  useEffect(() => {
    const subscription = bucket.observe$<T>(key).subscribe(snapshot => {
      if (snapshot.presence === 'unknown') return;
      setState({ value: snapshot.value as T | undefined, isLoaded: true });
    });
    return () => subscription.unsubscribe();
  }, [bucket, key]);
  const set = useCallback(
    (value: T | undefined) => {
      setState({ value, isLoaded: true });
      void (value === undefined ? bucket.remove(key) : bucket.set(key, value));
    },
    [bucket, key],
  );
  return { ...state, set };
}
