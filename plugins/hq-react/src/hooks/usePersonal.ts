import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { JsonValue } from '@backstage/types';
import { useEffect, useMemo, useState } from 'react';

/**
 * A choice that a person keeps from one visit to the next, on whatever machine: it is in the person's settings.
 * @param bucket - what kind of choice it is.
 * @returns the value, undefined until it is known or when there is none; and its setter, where undefined forgets it.
 */
export function usePersonal<T extends JsonValue>(
  bucket: string,
  key: string,
): [T | undefined, (value: T | undefined) => void] {
  const storage = useApi(storageApiRef);
  const store = useMemo(() => storage.forBucket(bucket), [storage, bucket]);
  const [value, setValue] = useState(() => store.snapshot<T>(key).value);
  useEffect(() => {
    const subscription = store
      .observe$<T>(key)
      .subscribe(snapshot => setValue(() => snapshot.value as T | undefined));
    return () => subscription.unsubscribe();
  }, [store, key]);
  const keep = (next: T | undefined) => {
    setValue(() => next);
    if (next === undefined) store.remove(key);
    else store.set(key, next);
  };
  return [value, keep];
}
