import { fillText } from '@cleanmatex/hq-common';
import { inlineRows, workbook } from '@cleanmatex/hq-node/testing';
import { pngOf } from '@cleanmatex/tenants-backend/testing';
import { Client } from '../testing/client';
import { Machine, until } from '../testing/machine';
import { sampleTenant } from '../testing/sampleTenant';
import { rowCounts } from '../testing/tables';
import { BRAND, IMPORTS, type BadInput } from './kinds';

export const MB = 1024 * 1024;
/** Most memory that a refusal may take on its way, in bytes, uncollected garbage included. */
export const PEAK = 128 * MB;
/** All that the API may have for objects of JavaScript, in MB: twice what it needs to be there at all. */
const HEAP_MB = 320;
export const LOCALES = ['en', 'ar'] as const;

/** The API in a process of its own, with one tenant; `stop` in `afterAll`. */
export class BadInputBed {
  private constructor(
    readonly machine: Machine,
    /** Those of a caller who may do everything. */
    readonly headers: Record<string, string>,
    private readonly tenant: string,
  ) {}

  static async start(): Promise<BadInputBed> {
    const machine = await Machine.start({}, HEAP_MB);
    const key = await machine.createKey('super_admin');
    const client = new Client(machine, key);
    const { id } = await client.send('POST', '/tenants', sampleTenant('good'));
    const active = `FROM org_tenants_mst WHERE status = 'active'`;
    await until(async () => (await machine.count(active)) === 1);
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
    };
    const bed = new BadInputBed(machine, headers, String(id));
    // What the process needs once is there before anything is measured.
    await bed.send('POST', IMPORTS, {
      content: Buffer.from(workbook(inlineRows([['name'], ['Noor']]))).toString(
        'base64',
      ),
    });
    await bed.send('PATCH', BRAND, {
      logo: pngOf(1, 1, Buffer.alloc(2)).toString('base64'),
    });
    return bed;
  }

  stop(): Promise<void> {
    return this.machine.stop();
  }

  /** Calls an operation; `{tenant}` in the path is the tenant's id. */
  async send(
    method: string,
    path: string,
    body?: object | Buffer,
    more: Record<string, string> = {},
  ) {
    const { machine, headers, tenant } = this;
    const url = `${machine.url}${path.replace('{tenant}', tenant)}`;
    const response = await fetch(url, {
      method,
      // Making a large body takes longer than a connection is kept.
      headers: { ...headers, connection: 'close', 'if-match': '*', ...more },
      body: Buffer.isBuffer(body)
        ? new Uint8Array(body)
        : body && JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  }

  /** What is stored: rows of the database, and files. */
  async stored() {
    return {
      rows: await rowCounts(sql => this.machine.sql(sql)),
      files: this.machine.temporaryFiles,
    };
  }
}

/** Expects that an input is refused in both languages. */
export async function expectRefused(
  bed: BadInputBed,
  input: BadInput,
  body: object | Buffer,
): Promise<void> {
  const { call, text, params, issue, code, status = 400 } = input;
  for (const locale of LOCALES) {
    const answer = await bed.send(...call, body, {
      'accept-language': locale,
      ...input.headers,
    });
    const message = fillText(text, locale, params);
    expect(answer).toMatchObject({ status, body: { error: { code } } });
    if (issue) {
      expect(answer.body.error.issues).toEqual([{ ...issue, message }]);
    } else {
      expect(answer.body.error.message).toBe(message);
    }
    expect(/\p{Script=Arabic}/u.test(message)).toBe(locale === 'ar');
  }
}
