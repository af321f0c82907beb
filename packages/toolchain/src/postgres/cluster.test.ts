import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { writeJson } from '../files.ts';
import { identify, waitUntil } from '../processes.ts';
import { openCluster, type Cluster, type ClusterOptions } from './cluster.ts';

const root = path.resolve(__dirname, '..', '..', '..', '..');

jest.setTimeout(60_000);

async function query(cluster: Cluster, sql: string): Promise<string> {
  const client = new Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return String(rows[0]?.[0]);
  } finally {
    await client.end();
  }
}

describe('the embedded PostgreSQL', () => {
  let home: string;
  let options: ClusterOptions;
  const dataDir = () => path.join(options.stateDir, 'postgres');
  const pidFile = () => path.join(dataDir(), 'postmaster.pid');
  const serverId = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

  beforeEach(() => {
    home = mkdtempSync(path.join(tmpdir(), 'cluster-'));
    chmodSync(home, 0o755);
    options = {
      root,
      say: jest.fn(),
      stateDir: path.join(home, 'state'),
      preferredPort: 17_432,
      keep: true,
      durable: true,
    };
  });

  afterEach(() => rmSync(home, { recursive: true }));

  it('keeps its data from one start to the next', async () => {
    const first = await openCluster(options);
    expect(first.created).toBe(true);
    await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await first.release();
    expect(existsSync(pidFile())).toBe(false);

    const second = await openCluster(options);
    expect(second.created).toBe(false);
    expect(await query(second, 'SELECT answer FROM kept')).toBe('42');
    expect(await query(second, 'SHOW server_encoding')).toBe('UTF8');
    await second.release();
  });

  it('accepts only its own password', async () => {
    const cluster = await openCluster(options);
    const url = new URL(cluster.url('postgres'));
    url.password = 'guess';
    const client = new Client({ connectionString: url.href });
    await expect(client.connect()).rejects.toThrow(/password/);
    await cluster.release();
  });

  it('starts after server and launcher were killed and another program got the process id', async () => {
    const first = await openCluster(options);
    const lock = readFileSync(pidFile(), 'utf8');
    await first.release();
    writeFileSync(pidFile(), lock.replace(/^\d+/, `${process.pid}`));

    const second = await openCluster(options);
    expect(serverId()).not.toBe(process.pid);
    await second.release();
  });

  it('is started again when it dies under a running portal', async () => {
    const cluster = await openCluster(options);
    const former = serverId();
    process.kill(former, 'SIGKILL');
    const runs = () =>
      existsSync(pidFile()) &&
      serverId() !== former &&
      query(cluster, 'SELECT 1').then(Boolean, () => false);
    expect(await waitUntil(runs, 20_000)).toBe(true);
    await cluster.release();
  });

  it('moves to a free port when its own was taken meanwhile', async () => {
    const first = await openCluster(options);
    const port = Number(new URL(first.url('postgres')).port);
    await first.release();
    const other = createServer();
    await new Promise<void>(resolve => {
      other.listen(port, '127.0.0.1', resolve);
    });

    const second = await openCluster(options);
    expect(Number(new URL(second.url('postgres')).port)).toBeGreaterThan(port);
    await second.release();
    other.close();
  });

  it('keeps running for a command that still uses it', async () => {
    const cluster = await openCluster(options);
    const holder = path.join(options.stateDir, 'postgres-holders', 'other');
    writeJson(holder, identify(process.ppid));
    await cluster.release();
    expect(await query(cluster, 'SELECT 1')).toBe('1');

    rmSync(holder);
    await cluster.release();
    await expect(query(cluster, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('leaves nothing behind when its data is not to be kept', async () => {
    const cluster = await openCluster({
      ...options,
      keep: false,
      durable: false,
    });
    expect(await query(cluster, 'SHOW fsync')).toBe('off');
    await cluster.release();
    expect(existsSync(dataDir())).toBe(false);
  });
});
