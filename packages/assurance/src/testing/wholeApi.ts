import { startWholePortal, type WholePortal } from './wholePortal';

/** A body of JSON. */
export type Body = Record<string, unknown>;

/** The whole portal, called as its REST clients call it; `stop` in `afterAll`. */
export class WholeApi {
  private constructor(readonly portal: WholePortal) {}

  static async start(): Promise<WholeApi> {
    return new WholeApi(
      await startWholePortal({ database: { embedded: true } }),
    );
  }

  stop(): Promise<void> {
    return this.portal.stop();
  }

  /** Calls an operation. @param role - whose permissions the caller has; default: all of them */
  async send(
    method: string,
    path: string,
    body?: Body,
    headers: Record<string, string> = {},
    role = 'super_admin',
  ): Promise<{ status: number; body: Body }> {
    const answer = await this.portal.request(role, method, path, {
      body,
      headers,
    });
    return { status: answer.status, body: (await answer.json()) as Body };
  }

  /** Creates something. @throws Error with the answer where that fails */
  async create(path: string, body: Body): Promise<Body> {
    const answer = await this.send('POST', path, body);
    if (answer.status === 201) return answer.body;
    throw new Error(`POST ${path}: ${JSON.stringify(answer)}`);
  }

  /** Rows of a query by the superuser. */
  async sql<R>(text: string, bindings: unknown[] = []): Promise<R[]> {
    const { rows } = await this.portal.database.owner.raw<{ rows: R[] }>(
      text,
      bindings as string[],
    );
    return rows;
  }
}
