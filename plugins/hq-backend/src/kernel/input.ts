import {
  nameIssues,
  type Endpoint,
  type NamedIssue,
} from '@cleanmatex/hq-common';
import { ValidationError } from '@cleanmatex/hq-node';

/** Deepest nesting of an input; the contract's own goes to 4. */
const MAX_DEPTH = 32;

function problemOf(value: unknown, path: string[]): NamedIssue[] {
  if (typeof value === 'string') {
    return value.includes('\0') || !value.isWellFormed()
      ? [{ path: path.join('.'), code: 'forbidden_characters' }]
      : [];
  }
  return path.length > MAX_DEPTH
    ? [
        {
          path: path.join('.'),
          code: 'too_deep',
          params: { limit: MAX_DEPTH },
        },
      ]
    : [];
}

/** What of an input cannot be stored or is too deep to be read. A loop, so that no nesting exhausts the stack. */
function unfit(input: unknown): NamedIssue[] {
  const issues: NamedIssue[] = [];
  const waiting = [{ value: input, path: [] as string[] }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next;
    const problem = problemOf(value, path);
    issues.push(...problem);
    if (problem.length || typeof value !== 'object' || value === null) continue;
    for (const [key, item] of Object.entries(value).reverse()) {
      const at = [...path, key];
      waiting.push({ value: item, path: at });
      issues.push(...problemOf(key, at));
    }
  }
  return issues;
}

/** Issues of a read, by the name that its caller wrote: one of several values of a filter has no name of its own. */
function byParameter(issues: NamedIssue[]): NamedIssue[] {
  const told = issues.map(issue => ({
    ...issue,
    path: issue.path.replace(/\.\d+$/, ''),
  }));
  return [
    ...new Map(told.map(issue => [JSON.stringify(issue), issue])).values(),
  ];
}

/**
 * Checks an input against its endpoint's schema.
 * @throws ValidationError with every issue. Text that PostgreSQL cannot store (NUL, lone surrogates) and nesting of
 * more than 32 levels are issues too.
 */
export async function parseInput(
  endpoint: Endpoint,
  input: unknown,
): Promise<unknown> {
  const issues = unfit(input);
  if (issues.length) throw new ValidationError(issues);
  const result = await endpoint.input.safeParseAsync(input, {
    reportInput: true,
  });
  if (!result.success) {
    const named = nameIssues(result.error.issues);
    throw new ValidationError(endpoint.mutation ? named : byParameter(named));
  }
  return result.data;
}
