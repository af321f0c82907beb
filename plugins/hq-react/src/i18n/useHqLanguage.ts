import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { Locale } from '@cleanmatex/hq-common';
import { useCallback, useSyncExternalStore } from 'react';

/** The console's language now; the component renders again when it changes. */
export function useHqLanguage(): Locale {
  const api = useApi(appLanguageApiRef);
  const subscribe = useCallback(
    (onChange: () => void) => {
      const subscription = api.language$().subscribe(onChange);
      return () => subscription.unsubscribe();
    },
    [api],
  );
  const language = useSyncExternalStore(
    subscribe,
    () => api.getLanguage().language,
  );
  return language === 'ar' ? 'ar' : 'en';
}
