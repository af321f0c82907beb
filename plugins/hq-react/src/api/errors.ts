import type { InputIssue } from '@cleanmatex/hq-common';

/** What went wrong in a call of the HQ API, as the UI uses it. */
export class HqApiError extends Error {
  /** Machine code, such as `tenant_slug_taken`; `network` when no answer came. */
  readonly code: string;
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  /** Everything that is wrong with the input. */
  readonly issues: readonly InputIssue[];
  /** More facts, by code. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Seconds to wait before trying again, where the answer says so. */
  readonly retryAfter?: number;

  constructor(
    message: string,
    fields: {
      code: string;
      status: number;
      issues?: readonly InputIssue[];
      details?: Readonly<Record<string, unknown>>;
      retryAfter?: number;
      cause?: unknown;
    },
  ) {
    super(message, { cause: fields.cause });
    this.name = 'HqApiError';
    this.code = fields.code;
    this.status = fields.status;
    this.issues = fields.issues ?? [];
    this.details = fields.details ?? {};
    this.retryAfter = fields.retryAfter;
  }

  /** The issues' texts by field; a field with several issues has them joined by line breaks. */
  get issuesByPath(): Record<string, string> {
    const byPath: Record<string, string> = {};
    for (const { path, message } of this.issues) {
      byPath[path] = path in byPath ? `${byPath[path]}\n${message}` : message;
    }
    return byPath;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isIssue(value: unknown): value is InputIssue {
  return (
    isRecord(value) &&
    typeof value.path === 'string' &&
    typeof value.code === 'string' &&
    typeof value.message === 'string'
  );
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** Reads the error out of an answer; an answer in another shape becomes code `http_<status>`. */
export async function parseErrorResponse(
  response: Response,
): Promise<HqApiError> {
  const body = await bodyOf(response);
  const error = isRecord(body) && isRecord(body.error) ? body.error : {};
  const retryAfter = Number(response.headers.get('retry-after') ?? NaN);
  return new HqApiError(
    typeof error.message === 'string' ? error.message : response.statusText,
    {
      code:
        typeof error.code === 'string' ? error.code : `http_${response.status}`,
      status: response.status,
      issues: Array.isArray(error.issues) ? error.issues.filter(isIssue) : [],
      details: isRecord(error.details) ? error.details : {},
      retryAfter: Number.isFinite(retryAfter) ? retryAfter : undefined,
    },
  );
}

/** Any thrown value as an HqApiError, so that one component can show it. */
export function asHqApiError(error: unknown): HqApiError {
  if (error instanceof HqApiError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new HqApiError(message, { code: 'network', status: 0, cause: error });
}
