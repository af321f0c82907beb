import { until, type Machine } from './machine';

/** What came back of a call; status 0 when no answer came. */
export interface Answer {
  status: number;
  id?: string;
  version?: number;
  ok?: boolean;
  error?: { code: string };
}

/** Calls the API of a machine with an API key. */
export class Client {
  constructor(readonly machine: Machine, private readonly key: string) {}

  /** Never throws: a call that is cut off answers status 0. */
  async send(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    try {
      const response = await fetch(`${this.machine.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.key}`,
          'content-type': 'application/json',
          ...headers,
        },
        body: body && JSON.stringify(body),
      });
      return { ...(await response.json()), status: response.status };
    } catch {
      return { status: 0 };
    }
  }

  /**
   * Waits until every audit entry is sealed, and lets the API verify the whole chain.
   * @returns undefined when it verifies, otherwise what the API answered.
   */
  async problemOfChain(): Promise<Answer | undefined> {
    await until(
      async () =>
        (await this.machine.count(
          `FROM hq.sys_audit_log l WHERE NOT EXISTS (SELECT FROM hq.sys_audit_chain c WHERE c.audit_id = l.id)`,
        )) === 0,
    );
    const answer = await this.send('GET', '/audit-logs/verify');
    return answer.status === 200 && answer.ok === true ? undefined : answer;
  }
}
