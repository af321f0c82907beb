import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { JsonValue } from '@backstage/types';
import { useCallback, useEffect, useState } from 'react';

const BUCKET = 'hq';

/** A setting of a person, kept with the account and the same in every browser. */
export interface UserSetting<T> {
  /** Undefined until it is known, and when there is none. */
  value?: T;
  isLoaded: boolean;
  set: (value: T) => void;
}

/**
 * A setting of the signed-in person.
 * @param key - unique in the console.
 */
export function useUserSetting<T extends JsonValue>(
  key: string,
): UserSetting<T> {
  const bucket = useApi(storageApiRef).forBucket(BUCKET);
  const [state, setState] = useState<{ value?: T; isLoaded: boolean }>({
    isLoaded: false,
  });
  useEffect(() => {
    const subscription = bucket.observe$<T>(key).subscribe(snapshot => {
      if (snapshot.presence === 'unknown') return;
      setState({ value: snapshot.value as T | undefined, isLoaded: true });
    });
    return () => subscription.unsubscribe();
  }, [bucket, key]);
  const set = useCallback(
    (value: T) => {
      setState({ value, isLoaded: true });
      void bucket.set(key, value);
    },
    [bucket, key],
  );
  return { ...state, set };
}
