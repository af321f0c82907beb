import type {
  DryRunResult,
  Endpoint,
  Locale,
  OutputOf,
  RequestOf,
} from '@cleanmatex/hq-common';
import {
  QueryClient,
  keepPreviousData,
  useMutation,
  useQuery,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useHqLanguage } from '../i18n/useHqLanguage';
import { takeAnswer, type Settled } from './answers';
import type { HqCallOptions, HqClient } from './client';
import { HqApiError } from './errors';
import { useHqClient } from './useHqClient';

const MAX_RETRIES = 2;

const worthRetrying = (error: unknown) =>
  !(error instanceof HqApiError) || error.status === 0 || error.status >= 500;

/** The one cache of API answers. Answers are fresh for 15 s and are asked again on focus. */
export const hqQueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) =>
        failures < MAX_RETRIES && worthRetrying(error),
    },
  },
});

/** Options of a read. */
export interface HqQueryOptions<T = unknown> {
  /** Whether to ask at all. Default: true. */
  enabled?: boolean;
  /** Milliseconds between repeated calls while on screen, or what tells them from the last answer; false for none. Default: false. */
  refetchInterval?:
    | number
    | false
    | ((answer: T | undefined) => number | false);
  /** Shows the previous answer while the next one is on its way (lists). Default: false. */
  keepPrevious?: boolean;
}

/** Cache key of an endpoint's answers: all of them, or the one for an input. */
export function hqQueryKey<E extends Endpoint>(
  endpoint: E,
  input?: RequestOf<E>,
): unknown[] {
  const [domain] = endpoint.id.split('.');
  return input === undefined
    ? ['hq', domain, endpoint.id]
    : ['hq', domain, endpoint.id, input];
}

/** How an answer is kept and asked for, for all that asks. */
function queryOf<E extends Endpoint>(
  client: HqClient,
  locale: Locale,
  endpoint: E,
  input: RequestOf<E>,
) {
  return {
    queryKey: [...hqQueryKey(endpoint, input), locale],
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<OutputOf<E>> =>
      client.call(endpoint, input, { signal }),
  };
}

/**
 * Asks ahead of the component that will show the answer, unless a fresh one is there; a failure is left to that
 * component.
 */
export function useAskAhead<E extends Endpoint>(
  endpoint: E,
): (input: RequestOf<E>) => void {
  const client = useHqClient();
  const locale = useHqLanguage();
  return input => {
    void hqQueryClient.prefetchQuery(queryOf(client, locale, endpoint, input));
  };
}

/** Asks a read endpoint and keeps the answer; rejects with HqApiError. */
export function useHqQuery<E extends Endpoint>(
  endpoint: E,
  input: RequestOf<E>,
  options: HqQueryOptions<OutputOf<E>> = {},
): UseQueryResult<OutputOf<E>, HqApiError> {
  const client = useHqClient();
  const locale = useHqLanguage();
  const { refetchInterval = false } = options;
  return useQuery<OutputOf<E>, HqApiError>(
    {
      ...queryOf(client, locale, endpoint, input),
      enabled: options.enabled ?? true,
      refetchInterval:
        typeof refetchInterval === 'function'
          ? ({ state }) => refetchInterval(state.data)
          : refetchInterval,
      placeholderData: options.keepPrevious ? keepPreviousData : undefined,
    },
    hqQueryClient,
  );
}

/** Input of a mutation and what goes with it. */
export interface HqMutationVariables<E extends Endpoint> extends HqCallOptions {
  input: RequestOf<E>;
}

/** Asks again for everything on screen that a domain has answered. */
export async function refreshDomain(domain: string): Promise<void> {
  await hqQueryClient.invalidateQueries({ queryKey: ['hq', domain] });
}

/** Takes what a mutation answered into the kept answers, and has its domain's answers asked again. */
export function settleMutation(done: Settled, locale: Locale): Promise<void> {
  takeAnswer(hqQueryClient, done, locale);
  return refreshDomain(done.endpoint.id.split('.')[0]);
}

/**
 * Calls a mutation. Its answer replaces what is kept of the same thing, so that the next act has its version at once;
 * then its domain's answers are asked again.
 * @example const suspend = useHqMutation(tenantsContract.suspend); suspend.mutate({ input, ifMatch });
 */
export function useHqMutation<E extends Endpoint>(
  endpoint: E,
): UseMutationResult<OutputOf<E>, HqApiError, HqMutationVariables<E>> {
  const client = useHqClient();
  const locale = useHqLanguage();
  return useMutation<OutputOf<E>, HqApiError, HqMutationVariables<E>>(
    {
      mutationFn: ({ input, ...options }) =>
        client.call(endpoint, input, options),
      // Not waited for: a dialog that closes on success does so before the page is asked again.
      onSuccess: (answer, { input }) => {
        void settleMutation({ endpoint, input, answer }, locale);
      },
    },
    hqQueryClient,
  );
}

/** What a mutation would change. Asked anew each time it is shown. */
export function useDryRun<E extends Endpoint>(
  endpoint: E,
  variables: HqMutationVariables<E>,
  options: { enabled?: boolean } = {},
): UseQueryResult<DryRunResult, HqApiError> {
  const client = useHqClient();
  const locale = useHqLanguage();
  const { input, ifMatch } = variables;
  return useQuery<DryRunResult, HqApiError>(
    {
      queryKey: ['hq-dry-run', endpoint.id, input, ifMatch, locale],
      queryFn: ({ signal }) =>
        client.dryRun(endpoint, input, { ifMatch, signal }),
      enabled: options.enabled ?? true,
      staleTime: 0,
      gcTime: 0,
      retry: false,
    },
    hqQueryClient,
  );
}
