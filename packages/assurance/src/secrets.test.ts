import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repositoryRoot } from './repository';
import { Client } from './testing/client';
import { Machine } from './testing/machine';
import { tablesWith } from './testing/tables';
import { startWholePortal } from './testing/wholePortal';

const RULES = {
  rules: [
    { id: require.resolve('@secretlint/secretlint-rule-preset-recommend') },
  ],
};

/** Scans files as a continuous check would. @returns the findings, empty when there are none. */
function scan(files: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'hq-secrets-'));
  const config = join(folder, 'rules.json');
  writeFileSync(config, JSON.stringify(RULES));
  const program = join(repositoryRoot, 'node_modules/.bin/secretlint');
  try {
    const flags = ['--secretlintrc', config, '--no-glob', '--no-color'];
    execFileSync(program, [...flags, ...files], { cwd: repositoryRoot });
    return '';
  } catch (error) {
    return String((error as { stdout: Buffer }).stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('secrets', () => {
  it('are in no file of the repository', () => {
    const listed = execFileSync('git', ['ls-files', '-z'], {
      cwd: repositoryRoot,
      encoding: 'utf8',
    });
    const files = listed.split('\0').filter(Boolean);
    expect(files.length).toBeGreaterThan(300);
    expect(scan(files)).toBe('');
  });

  it('would be found', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hq-leak-'));
    const file = join(folder, 'leak.ts');
    const key = ['-----BEGIN', 'RSA PRIVATE KEY-----'].join(' ');
    const end = ['-----END', 'RSA PRIVATE KEY-----'].join(' ');
    writeFileSync(file, `${key}\n${'MIIEpAIBAAKCAQEA'.repeat(20)}\n${end}\n`);
    expect(scan([file])).toContain('PrivateKey');
    rmSync(folder, { recursive: true });
  });

  it('of a new API key are shown once and stored nowhere in the clear', async () => {
    const portal = await startWholePortal();
    try {
      const query = async <R extends object>(sql: string) =>
        (await portal.database.owner.raw<{ rows: R[] }>(sql)).rows;
      const answer = await portal.request('super_admin', 'POST', '/api-keys', {
        body: { name: 'scanned_key', roleCode: 'support_analyst' },
        headers: { 'idempotency-key': 'scanned' },
      });
      expect(answer.status).toBe(201);
      const secret = /hqk_[a-z0-9]+_([\w-]{20,})/.exec(
        await answer.text(),
      )?.[1];
      expect(secret).toEqual(expect.any(String));
      expect(await tablesWith(query, `${secret}`)).toEqual([]);
      expect(await tablesWith(query, 'scanned_key')).toEqual(
        expect.arrayContaining(['hq.sys_api_keys', 'hq.sys_idempotency_keys']),
      );
    } finally {
      await portal.stop();
    }
  }, 120_000);

  it('of an API key in use are neither logged nor stored in the clear', async () => {
    const machine = await Machine.start();
    try {
      const key = await machine.createKey('super_admin');
      const client = new Client(machine, key);
      const statuses = [
        (await client.send('GET', '/tenants')).status,
        (await client.send('GET', '/nothing')).status,
        (await client.send('POST', '/tenants', { key })).status,
      ];
      expect(statuses).toEqual([200, 404, 400]);
      const secret = key.slice(key.lastIndexOf('_', 16) + 1);
      expect(secret.length).toBeGreaterThan(20);
      expect(machine.log).toContain('/api/hq/v1/nothing');
      expect(machine.log).not.toContain(secret);
      const query = <R extends object>(sql: string) => machine.sql<R>(sql);
      expect(await tablesWith(query, secret)).toEqual([]);
    } finally {
      await machine.stop();
    }
  }, 180_000);
});
