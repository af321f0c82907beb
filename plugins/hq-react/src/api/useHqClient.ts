import {
  discoveryApiRef,
  fetchApiRef,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';
import { useHqLanguage } from '../i18n/useHqLanguage';
import { createHqClient, type HqClient } from './client';

/** The HQ API's client for the signed-in person, answering in the console's language. */
export function useHqClient(): HqClient {
  const discovery = useApi(discoveryApiRef);
  const { fetch } = useApi(fetchApiRef);
  const locale = useHqLanguage();
  return useMemo(
    () =>
      createHqClient({
        getBaseUrl: () => discovery.getBaseUrl('hq'),
        fetch,
        locale,
      }),
    [discovery, fetch, locale],
  );
}
