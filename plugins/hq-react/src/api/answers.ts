import { allEndpoints, type Endpoint } from '@cleanmatex/hq-common';
import type { QueryClient } from '@tanstack/react-query';

type Fields = Record<string, unknown>;

/** A mutation that is done. */
export interface Settled {
  endpoint: Endpoint;
  input: unknown;
  answer: unknown;
}

/** The parts of a contract's schema that are looked at here. */
interface Shaped {
  shape?: Record<string, { element?: unknown }>;
}

const endpointsById = new Map(allEndpoints.map(each => [each.id, each]));

const nameOf = ({ id, code }: Fields) => id ?? code;

/** Whether two calls speak of different things, such as settings of two tenants. */
const contradicts = (one: Fields, other: Fields) =>
  Object.keys(one).some(
    name => /Id$/.test(name) && name in other && one[name] !== other[name],
  );

/** A kept answer of `of` with what the mutation answered in its place; the same answer where it has nothing of it. */
function withAnswer(kept: unknown, of: Endpoint, done: Settled): unknown {
  const { output } = done.endpoint;
  const answer = done.answer as Fields;
  const isSame = (value: unknown) => nameOf(value as Fields) === nameOf(answer);
  if (of.output === output) return isSame(kept) ? answer : kept;
  let next = kept as Fields;
  for (const [field, { element }] of Object.entries(
    (of.output as Shaped).shape ?? {},
  )) {
    const rows = next[field];
    if (element !== output || !Array.isArray(rows) || !rows.some(isSame)) {
      continue;
    }
    next = { ...next, [field]: rows.map(row => (isSame(row) ? answer : row)) };
  }
  return next;
}

/**
 * Puts what a mutation answered into the answers that are kept of the same thing, by its schema and its id or code: the
 * thing itself, and its row in lists. The next act then starts from the version that this one left, without waiting for
 * another call.
 * @param locale - language of the answer; what is kept in another one is left to be asked again.
 */
export function takeAnswer(
  client: QueryClient,
  done: Settled,
  locale: string,
): void {
  if (nameOf((done.answer ?? {}) as Fields) === undefined) return;
  for (const query of client.getQueryCache().findAll({ queryKey: ['hq'] })) {
    const { queryKey, state } = query;
    const of = endpointsById.get(String(queryKey[2]));
    const asked = queryKey[3] as Fields;
    if (!of || !state.data || queryKey.at(-1) !== locale) continue;
    if (contradicts(asked, done.input as Fields)) continue;
    const next = withAnswer(state.data, of, done);
    if (next !== state.data) client.setQueryData(queryKey, next);
  }
}
