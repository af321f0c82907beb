import {
  pathParameters,
  type DryRunResult,
  type Endpoint,
  type Locale,
  type OutputOf,
  type RequestOf,
} from '@cleanmatex/hq-common';
import { asHqApiError, parseErrorResponse } from './errors';

/** What may go with a call beside its input. */
export interface HqCallOptions {
  /** Version that the caller has seen; sent as If-Match. */
  ifMatch?: number;
  /** Makes a repeated POST answer like the first one. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** A file that the API answered with. */
export interface HqFile {
  blob: Blob;
  /** Name from Content-Disposition. */
  name?: string;
}

/** Typed calls of the HQ API: the contract's endpoints are the methods. All reject with HqApiError. */
export interface HqClient {
  call<E extends Endpoint>(
    endpoint: E,
    input: RequestOf<E>,
    options?: HqCallOptions,
  ): Promise<OutputOf<E>>;
  /** What the call would change; nothing is changed. */
  dryRun<E extends Endpoint>(
    endpoint: E,
    input: RequestOf<E>,
    options?: HqCallOptions,
  ): Promise<DryRunResult>;
  /** A call that answers with a file. */
  download<E extends Endpoint>(
    endpoint: E,
    input: RequestOf<E>,
    options?: HqCallOptions,
  ): Promise<HqFile>;
}

/** Where a client's calls go and in which language they are answered. */
export interface HqClientSettings {
  /** Base address of plugin `hq`, without `/v1`. */
  getBaseUrl(): Promise<string>;
  /** Adds the credentials. */
  fetch: typeof fetch;
  locale: Locale;
}

function appendQuery(query: URLSearchParams, key: string, value: unknown) {
  if (value === undefined || value === null || value === '') return;
  if (Array.isArray(value)) {
    if (value.length) query.set(key, value.map(String).join(','));
    return;
  }
  query.set(key, String(value));
}

interface RequestParts {
  path: string;
  body?: string;
}

/** Splits a flat input into path, query and body, the way the API puts them together again. */
export function requestParts(
  endpoint: Endpoint,
  input: Record<string, unknown>,
  dryRun: boolean,
): RequestParts {
  const inPath = new Set(pathParameters(endpoint.path));
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(input[name])),
  );
  const rest = Object.entries(input).filter(([key]) => !inPath.has(key));
  const query = new URLSearchParams();
  const reads = endpoint.method === 'GET';
  if (reads) rest.forEach(([key, value]) => appendQuery(query, key, value));
  if (dryRun) query.set('dryRun', 'true');
  const search = query.toString();
  return {
    path: search ? `${path}?${search}` : path,
    body: reads ? undefined : JSON.stringify(Object.fromEntries(rest)),
  };
}

function headersOf(
  settings: HqClientSettings,
  options: HqCallOptions,
  hasBody: boolean,
): Record<string, string> {
  const headers: Record<string, string> = {
    'accept-language': settings.locale,
  };
  if (hasBody) headers['content-type'] = 'application/json';
  if (options.ifMatch !== undefined) {
    headers['if-match'] = `"${options.ifMatch}"`;
  }
  if (options.idempotencyKey) {
    headers['idempotency-key'] = options.idempotencyKey;
  }
  return headers;
}

function fileNameOf(response: Response): string | undefined {
  const header = response.headers.get('content-disposition') ?? '';
  return /filename="?([^";]+)"?/.exec(header)?.[1];
}

/** A client for the HQ API. */
export function createHqClient(settings: HqClientSettings): HqClient {
  const send = async (
    endpoint: Endpoint,
    input: unknown,
    options: HqCallOptions = {},
    dryRun = false,
  ): Promise<Response> => {
    const { path, body } = requestParts(
      endpoint,
      (input ?? {}) as Record<string, unknown>,
      dryRun,
    );
    let response: Response;
    try {
      response = await settings.fetch(
        `${await settings.getBaseUrl()}/v1${path}`,
        {
          method: endpoint.method,
          headers: headersOf(settings, options, body !== undefined),
          body,
          signal: options.signal,
        },
      );
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw asHqApiError(error);
    }
    if (!response.ok) throw await parseErrorResponse(response);
    return response;
  };
  return {
    call: async (endpoint, input, options) =>
      (await send(endpoint, input, options)).json(),
    dryRun: async (endpoint, input, options) =>
      (await send(endpoint, input, options, true)).json(),
    download: async (endpoint, input, options) => {
      const response = await send(endpoint, input, options);
      return { blob: await response.blob(), name: fileNameOf(response) };
    },
  };
}
