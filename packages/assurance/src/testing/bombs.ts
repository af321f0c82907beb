import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { inline, workbook } from '@cleanmatex/hq-node/testing';

const MB = 1024 * 1024;
const header = `<row>${inline('name')}</row>`;

/** Text that packs to a fiftieth, which is less than what is taken for a bomb. */
function noisy(size: number): string {
  const block = randomBytes(12_000).toString('base64');
  const piece = () => block + randomBytes(300).toString('base64');
  return Array.from({ length: size / block.length }, piece).join('');
}

const many = (count: number, of: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => of(index)).join('');

/** Writes another unpacked size over that of the sheet, in its local and its central header. */
function lying(file: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(file);
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  bytes.writeUInt32LE(size, bytes.indexOf(name) - 30 + 22);
  bytes.writeUInt32LE(size, bytes.lastIndexOf(name) - 46 + 24);
  return bytes;
}

const blanks = () => workbook(`${header}${' '.repeat(50 * MB)}`);
const shared = (strings: string, rows = '') =>
  workbook(`${header}${rows}`, {
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
  });

/** Workbooks that are small as files and large as soon as they are opened. */
export const bombs = {
  declaring: blanks,
  lying: () => lying(blanks(), 20_000),
  nested: () => {
    const inner = Buffer.from(blanks()).toString('latin1');
    return workbook(header, { 'xl/workbook.xml': inner });
  },
  entities: () => {
    const levels = many(
      9,
      level => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
    );
    const sheet = `<!DOCTYPE x [<!ENTITY e0 "lol">${levels}]><worksheet>&e9;</worksheet>`;
    return workbook('', { 'xl/worksheets/sheet1.xml': sheet });
  },
  longCell: () => workbook(`${header}<row>${inline(noisy(20 * MB))}</row>`),
  sharedMany: () => shared(many(1_100_000, i => `<si><t>${i}</t></si>`)),
  sharedText: () => {
    const texts = noisy(20 * MB).match(/.{30000}/g) ?? [];
    return shared(texts.map(text => `<si><t>${text}</t></si>`).join(''));
  },
  sharedByMany: () => {
    const cells = '<c t="s"><v>0</v></c>'.repeat(90);
    return shared(
      `<si><t>${'x'.repeat(32_000)}</t></si>`,
      `<row>${cells}</row>`.repeat(50),
    );
  },
  rows: () =>
    workbook(
      many(200_000, i => `<row>${inline(`${i * 7919}${i ** 3}`)}</row>`),
    ),
};

/** A request body of 200 MB in a request of 200 KB. */
export const packedBody = () => gzipSync(Buffer.alloc(200 * MB, ' '));
