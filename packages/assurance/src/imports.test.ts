import { importFields, importFieldTexts } from '@cleanmatex/hq-common';
import { Machine } from './testing/machine';
import { sendLarge } from './testing/upload';

const MB = 1024 * 1024;
const PATH = '/tenant-imports';
const ROWS = 10_000;
/** Most memory that a refused file, and one of 10,000 rows, may take. */
const REFUSED_MEMORY = 100 * MB;
const ROWS_MEMORY = 250 * MB;
/** Most that is taken of a body whose length says that it is too large: what is under way between two processes. */
const IN_FLIGHT = 16 * MB;

const say = (
  what: string,
  { sent, memory }: { sent: number; memory: number },
) =>
  process.stdout.write(
    `${what}: ${(sent / MB).toFixed(1)} MB sent, RSS +${(memory / MB).toFixed(
      0,
    )} MB\n`,
  );

/** Rows of which every hundredth has a mistake. */
function csv(rows: number): string {
  const header = importFields
    .slice(0, 7)
    .map(field => importFieldTexts[field].ar)
    .join(',');
  const row = (n: number) =>
    `Laundry ${n},مغسلة ${n},import-${n},${
      n % 100 ? `import-${n}@laundry.example` : 'nobody'
    },92123456,عمان,growth`;
  return [header, ...Array.from({ length: rows }, (_, n) => row(n))].join('\n');
}

describe('files that are brought', () => {
  let machine: Machine;
  let key: string;

  beforeAll(async () => {
    machine = await Machine.start();
    key = await machine.createKey('super_admin');
    // What the process needs once is there before anything is measured.
    await post(PATH, { content: Buffer.from('name\nNoor').toString('base64') });
  }, 180_000);
  afterAll(() => machine?.stop(), 60_000);

  const post = async (path: string, body: object, locale = 'en') => {
    const answer = await fetch(`${machine.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'accept-language': locale,
      },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.json() };
  };

  it('of 200 MB are refused by their length, unread', async () => {
    const size = 200 * MB;
    const answer = await sendLarge(machine, key, {
      path: PATH,
      size,
      declared: true,
    });
    say('200 MB, declared', answer);
    expect(answer).toMatchObject({ status: 413, code: 'body_too_large' });
    expect(answer.sent).toBeLessThan(IN_FLIGHT);
    expect(answer.memory).toBeLessThan(REFUSED_MEMORY);
  });

  it('of 200 MB without a length are refused at the limit', async () => {
    const answer = await sendLarge(machine, key, {
      path: PATH,
      size: 200 * MB,
      declared: false,
    });
    say('200 MB, chunked', answer);
    expect(answer).toMatchObject({ status: 413, code: 'body_too_large' });
    expect(answer.sent).toBeLessThan(14 * MB + IN_FLIGHT);
    expect(answer.memory).toBeLessThan(REFUSED_MEMORY);
  });

  it('that are too large, or no files at all, are refused by whoever may not bring them unread', async () => {
    const analyst = await machine.createKey('support_analyst');
    const answer = await sendLarge(machine, analyst, {
      path: PATH,
      size: 200 * MB,
      declared: true,
    });
    expect(answer).toMatchObject({ status: 403, code: 'permission_missing' });
    expect(answer.sent).toBeLessThan(IN_FLIGHT);
  });

  it('that are broken are refused in the language of their reader, and leave nothing', async () => {
    const content = Buffer.from('d0cf11e0a1b11ae1', 'hex').toString('base64');
    const { status, body } = await post(PATH, { content }, 'ar');
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: 'table_old_excel',
      field: 'content',
      message: 'هذا مصنف بصيغة Excel 97–2003 ‏(.xls). احفظه بصيغة XLSX أو CSV',
    });
    expect(
      await machine.count("FROM hq.tenant_imports WHERE format = 'xlsx'"),
    ).toBe(0);
  });

  it('of 10,000 rows are read, checked and paged, and 10,001 are refused', async () => {
    const before = machine.memory;
    const content = (rows: number) => Buffer.from(csv(rows)).toString('base64');
    const begun = performance.now();
    const read = await post(PATH, { content: content(ROWS) });
    const readMs = performance.now() - begun;
    expect(read.status).toBe(201);
    const columns = Object.fromEntries(
      importFields.slice(0, 7).map((field, column) => [field, column]),
    );
    const mapping = performance.now();
    const mapped = await post(`${PATH}/${read.body.id}/columns`, { columns });
    const mapMs = performance.now() - mapping;
    expect(mapped.body).toMatchObject({
      state: 'rows',
      rows: ROWS,
      rowsWithErrors: ROWS / 100,
    });
    const editing = performance.now();
    const edited = await post(`${PATH}/${read.body.id}/rows/2`, {
      values: { email: 'right@laundry.example' },
    });
    const editMs = performance.now() - editing;
    expect(edited.body).toMatchObject({ position: 2, issues: [] });
    const memory = machine.memory - before;
    process.stdout.write(
      `10,000 rows: read ${readMs.toFixed(0)} ms, checked ${mapMs.toFixed(
        0,
      )} ms, one corrected ${editMs.toFixed(0)} ms, RSS +${(
        memory / MB
      ).toFixed(0)} MB\n`,
    );
    expect(memory).toBeLessThan(ROWS_MEMORY);
    const more = await post(PATH, { content: content(ROWS + 1) });
    expect(more.status).toBe(400);
    expect(more.body.error.code).toBe('table_too_many_rows');
  }, 60_000);
});
