import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Body, WholeApi } from '../testing/wholeApi';

const POLL_MS = 50;
const POLLS = 200;

/** An entry of the audit log. */
interface Entry {
  subject: string;
  outcome: string;
}

/** Expects one entry of success for each thing that an operation changed. */
function expectAudited(operation: string, entries: Entry[]): void {
  const subjects = entries.map(({ subject }) => subject);
  expect({ operation, audited: subjects.length > 0 }).toEqual({
    operation,
    audited: true,
  });
  expect(new Set(subjects).size).toBe(subjects.length);
  expect(entries.every(({ outcome }) => outcome === 'success')).toBe(true);
}

/** The API, with a check after each mutation that it left one entry in the audit log for each thing that it changed. */
export class AuditedApi {
  /** The operations that were checked. */
  readonly checked = new Set<string>();

  constructor(readonly api: WholeApi) {}

  /** Calls an operation that changes something, which has to work and to be audited. */
  readonly step = async (
    operation: string,
    method: string,
    path: string,
    body: Body = {},
    headers: Record<string, string> = {},
  ): Promise<Body> => {
    const correlation = randomUUID();
    const answer = await this.api.send(method, path, body, {
      ...headers,
      'x-correlation-id': correlation,
    });
    if (![200, 201, 202].includes(answer.status)) {
      throw new Error(`${operation}: ${JSON.stringify(answer)}`);
    }
    expectAudited(
      operation,
      await this.api.sql<Entry>(
        `SELECT subject_type || ' ' || coalesce(subject_id, '') AS subject, outcome FROM hq.sys_audit_log
         WHERE correlation_id = ? AND door = 'rest'`,
        [correlation],
      ),
    );
    this.checked.add(operation);
    return answer.body;
  };

  /** The header of a change to the newest version of something. */
  readonly version = async (path: string): Promise<Record<string, string>> => {
    const { body } = await this.api.send('GET', path);
    return { 'if-match': `"${body.version}"` };
  };

  /** Reads something until it is as wanted. @throws Error after ten seconds, with what was read last */
  readonly until = async (
    path: string,
    isThere: (body: Body) => boolean,
  ): Promise<Body> => {
    const read = async () => (await this.api.send('GET', path)).body;
    let body = await read();
    for (let i = 0; i < POLLS && !isThere(body); i++) {
      await sleep(POLL_MS);
      body = await read();
    }
    if (isThere(body)) return body;
    throw new Error(`GET ${path}: ${JSON.stringify(body)}`);
  };
}
