import type { Client } from './client';
import { until } from './machine';
import { sampleTenant } from './sampleTenant';

/** What `problems` answers when there are none. */
export const NO_PROBLEMS = {
  lost: [],
  doubled: 0,
  unaudited: [],
  chain: undefined,
};

/** Concurrent writers. */
const WRITERS = 16;
/** Pause after a failed write, in ms. */
const PAUSE_MS = 50;

/** What a storm of writes went through. */
export interface Storm {
  /** Writes that were answered 200 so far. */
  acknowledged: string[];
  /** When a write failed, in ms since the epoch. */
  failures: number[];
  /** Resolves when the wanted number of writes is acknowledged. */
  done: Promise<void>;
}

/** Writers that change the city of a tenant each, to a text never used before, whatever happens to the server. */
export class Writers {
  private serial = 0;

  private constructor(
    private readonly client: Client,
    private readonly tenants: string[],
  ) {}

  /** Creates the tenants and waits for them. */
  static async create(client: Client): Promise<Writers> {
    const tenants = await Promise.all(
      Array.from({ length: WRITERS }, async (_, index) => {
        const tenant = sampleTenant(`writer-${index}`);
        return (await client.send('POST', '/tenants', tenant)).id ?? '';
      }),
    );
    await until(
      async () =>
        (await client.machine.count(
          `FROM org_tenants_mst WHERE status = 'provisioning'`,
        )) === 0,
    );
    return new Writers(client, tenants);
  }

  /** Writes until `writes` are acknowledged; a failed one is followed by another after a pause. */
  start(writes: number): Storm {
    const acknowledged: string[] = [];
    const failures: number[] = [];
    const write = async (tenant: string) => {
      const path = `/tenants/${tenant}`;
      let version: number | undefined;
      while (acknowledged.length < writes) {
        version ??= (await this.client.send('GET', path)).version;
        const city = `City ${(this.serial += 1)}`;
        const answer = await this.client.send(
          'PATCH',
          path,
          { city },
          { 'if-match': `"${version ?? 0}"` },
        );
        version = answer.version;
        if (answer.status === 200) acknowledged.push(city);
        else {
          failures.push(Date.now());
          await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
        }
      }
    };
    const done = Promise.all(this.tenants.map(write)).then(() => undefined);
    return { acknowledged, failures, done };
  }

  /**
   * Compares the tenants with the audit log, once that is sealed.
   * @returns what is wrong, all empty when nothing is: acknowledged writes without an entry, entries that are there
   *   twice, tenants that are not as their last entry says, and the chain when it does not verify.
   */
  async problems(acknowledged: string[]) {
    const chain = await this.client.problemOfChain();
    const rows = await this.client.machine.sql<{
      tenant: string;
      city: string;
      now: string;
    }>(
      `SELECT l.tenant_id AS tenant, c->>'after' AS city, t.city AS now
         FROM hq.sys_audit_log l JOIN hq.sys_audit_chain s ON s.audit_id = l.id JOIN org_tenants_mst t ON t.id = l.tenant_id, jsonb_array_elements(l.changes) c
        WHERE l.operation = 'tenants.update' AND l.outcome = 'success' AND c->>'path' = 'city'
        ORDER BY s.seq`,
    );
    const audited = rows.map(({ city }) => city);
    const once = new Set(audited);
    const last = new Map(rows.map(row => [row.tenant, row]));
    return {
      lost: acknowledged.filter(city => !once.has(city)),
      doubled: audited.length - once.size,
      unaudited: this.tenants.filter(tenant => {
        const row = last.get(tenant);
        return !row || row.city !== row.now;
      }),
      chain,
    };
  }
}
