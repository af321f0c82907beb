import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { strFromU8 } from 'fflate';
import { readTable } from './readTable';
import { inline, workbook } from './testing/workbook';

const limits = { rows: 10_000, cellText: 32_767 };
const MB = 1024 * 1024;
/** Most memory and time that refusing a file may take. */
const MEMORY = 100 * MB;
const TIME_MS = 1_000;

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Reads a file that is to be refused; watches the time, and the most memory on the way. */
async function refusal(file: Uint8Array) {
  collect();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 5);
  const begun = performance.now();
  const error = await readTable(file, limits).catch(thrown => thrown);
  const ms = performance.now() - begun;
  clearInterval(watch);
  most = Math.max(most, process.memoryUsage().rss);
  process.stdout.write(
    `${error.code}: ${(file.length / MB).toFixed(1)} MB file, ${ms.toFixed(
      0,
    )} ms, RSS +${((most - before) / MB).toFixed(0)} MB\n`,
  );
  expect(most - before).toBeLessThan(MEMORY);
  expect(ms).toBeLessThan(TIME_MS);
  return error;
}

const header = `<row>${inline('name')}</row>`;

/** Writes another uncompressed size over that of the sheet, in its local and its central header. */
function lying(file: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(file);
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const local = bytes.indexOf(name) - 30;
  const central = bytes.lastIndexOf(name) - 46;
  bytes.writeUInt32LE(size, local + 22);
  bytes.writeUInt32LE(size, central + 24);
  return bytes;
}

describe('a workbook that is a bomb', () => {
  const blanks = workbook(`${header}${' '.repeat(50 * MB)}`);

  it('is refused by the size that it declares', async () => {
    expect(strFromU8(blanks.subarray(0, 2))).toBe('PK');
    expect(await refusal(blanks)).toMatchObject({
      code: 'table_unpacks_too_large',
    });
  });

  it('is stopped while it is unpacked, when it declares less', async () => {
    expect(await refusal(lying(blanks, 20_000))).toMatchObject({
      code: 'table_broken_workbook',
    });
  });

  it('is refused when many cells share a long text', async () => {
    const cells = '<c t="s"><v>0</v></c>'.repeat(90);
    const file = workbook(`${header}${`<row>${cells}</row>`.repeat(50)}`, {
      'xl/sharedStrings.xml': `<sst><si><t>${'x'.repeat(
        32_000,
      )}</t></si></sst>`,
    });
    expect(await refusal(file)).toMatchObject({ code: 'table_too_much_text' });
  });

  it('is refused at the row that is one too many', async () => {
    const noise = (row: number) => `${row * 7919}${row ** 3}`;
    const rows = Array.from(
      { length: 200_000 },
      (_, row) => `<row>${inline(noise(row))}</row>`,
    );
    expect(await refusal(workbook(rows.join('')))).toMatchObject({
      code: 'table_too_many_rows',
    });
  });
});

describe('a text file of 10 MB', () => {
  it('is refused at the row that is one too many', async () => {
    const file = Buffer.from(`name\n${'a laundry\n'.repeat(MB)}`);
    expect(await refusal(file)).toMatchObject({ code: 'table_too_many_rows' });
  });

  it('is refused when its first quotation mark is never closed', async () => {
    const file = Buffer.from(`name\n"${'a laundry\n'.repeat(MB)}`);
    expect(await refusal(file)).toMatchObject({ code: 'table_quotes' });
  });
});
