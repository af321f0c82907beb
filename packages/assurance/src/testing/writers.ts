import type { Client } from './client';
import { until } from './machine';
import { sampleTenant } from './sampleTenant';

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
      let version: number | undefined;
      while (acknowledged.length < writes) {
        const path = `/tenants/${tenant}`;
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

  /** Every acknowledged write is audited once; every tenant is as its last audit entry says; the chain verifies. */
  async expectNothingLost(acknowledged: string[]): Promise<void> {
    await this.client.expectChain();
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
    expect(once.size).toBe(audited.length);
    expect(acknowledged.filter(city => !once.has(city))).toEqual([]);
    const last = new Map(rows.map(row => [row.tenant, row]));
    expect(last.size).toBe(WRITERS);
    expect([...last.values()].filter(({ city, now }) => city !== now)).toEqual(
      [],
    );
  }
}
