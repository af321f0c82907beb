import type { ExportFormat, Page } from '@cleanmatex/hq-common';
import { strFromU8, unzipSync } from 'fflate';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Download, Scope } from '../scope';
import { exportRows } from './exportRows';

interface Row {
  id: string;
  name: string | null;
  amount: number;
  isOn: boolean;
  flags: Record<string, boolean>;
  hidden: string;
}

const columns = ['id', 'name', 'amount', 'isOn', 'flags'] as const;

const scopeIn = (locale: 'en' | 'ar') =>
  ({ now: new Date('2026-11-24T09:00:00Z'), info: { locale } } as Scope);

const rowOf = (
  index: number,
  name: string | null = `Laundry ${index}`,
): Row => ({
  id: `${index}`,
  name,
  amount: 5 - index,
  isOn: index % 2 === 0,
  flags: { pickup: true },
  hidden: 'not asked for',
});

/** A list of some rows, made when asked for. */
function listOf(total: number, row: (index: number) => Row) {
  return async (request: {
    limit: number;
    cursor?: string;
  }): Promise<Page<Row>> => {
    const from = Number(request.cursor ?? 0);
    const to = Math.min(from + request.limit, total);
    return {
      items: Array.from({ length: to - from }, (_, at) => row(from + at)),
      nextCursor: to < total ? `${to}` : null,
      totalItems: total,
    };
  };
}

const exported = (
  format: ExportFormat,
  read: ReturnType<typeof listOf>,
  locale: 'en' | 'ar' = 'en',
) => exportRows<Row>(scopeIn(locale), { name: 'rows', format, columns, read });

async function bytesOf(download: Download): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of download.content) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

const named = (...names: Array<string | null>) =>
  listOf(names.length, index => rowOf(index, names[index]));

async function sheetOf(download: Download): Promise<string> {
  const files = unzipSync(await bytesOf(download));
  return strFromU8(files['xl/worksheets/sheet1.xml']);
}

describe('Export of a list', () => {
  it('is a CSV of the columns, which no spreadsheet runs as formulas', async () => {
    const download = await exported(
      'csv',
      named('=1+1', 'مغسلة "النور"', null),
    );
    expect(download.fileName).toBe('rows-2026-11-24.csv');
    expect((await bytesOf(download)).toString()).toBe(
      [
        '\uFEFF"id","name","amount","isOn","flags"',
        `"0","'=1+1",5,true,"{""pickup"":true}"`,
        '"1","مغسلة ""النور""",4,false,"{""pickup"":true}"',
        '"2",,3,true,"{""pickup"":true}"',
        '',
      ].join('\r\n'),
    );
  });

  it('is JSON with the values as the API gives them', async () => {
    const download = await exported('json', named('=1+1', null));
    const rows = JSON.parse((await bytesOf(download)).toString());
    expect(rows).toEqual([
      {
        id: '0',
        name: '=1+1',
        amount: 5,
        isOn: true,
        flags: { pickup: true },
      },
      { id: '1', name: null, amount: 4, isOn: false, flags: { pickup: true } },
    ]);
    const none = await exported('json', named());
    expect(JSON.parse((await bytesOf(none)).toString())).toEqual([]);
  });

  it('is a workbook whose texts are texts', async () => {
    const texts = '=HYPERLINK("http://x") <b>&\u0001';
    const sheet = await sheetOf(await exported('xlsx', named(texts)));
    expect(sheet).toContain(
      '<c t="inlineStr"><is><t xml:space="preserve">=HYPERLINK("http://x") &lt;b&gt;&amp;</t></is></c>',
    );
    expect(sheet).not.toContain('<f>');
    expect(sheet).not.toContain('rightToLeft');
  });

  it('is a workbook from right to left in Arabic', async () => {
    const sheet = await sheetOf(await exported('xlsx', named('نور'), 'ar'));
    expect(sheet).toContain('<sheetView rightToLeft="1"');
    expect(sheet).toContain('نور');
  });

  it('is refused before it begins when a workbook cannot hold the rows', async () => {
    const long = listOf(1_048_576, rowOf);
    await expect(exported('xlsx', long)).rejects.toMatchObject({
      code: 'export_too_long',
    });
    await expect(exported('csv', long)).resolves.toBeDefined();
  });

  it.each(['csv', 'xlsx', 'json'] as const)(
    'of 100,000 rows as %s never sits in memory',
    async format => {
      setFlagsFromString('--expose-gc');
      const collect = runInNewContext('gc') as () => void;
      const heapNow = () => {
        collect();
        const { heapUsed, external } = process.memoryUsage();
        return heapUsed + external;
      };
      const long = 'x'.repeat(500);
      const read = listOf(100_000, index => rowOf(index, `${long}${index}`));
      const download = await exported(format, read);
      const before = heapNow();
      let highest = 0;
      let pieces = 0;
      for await (const _ of download.content) {
        pieces += 1;
        if (pieces % (format === 'json' ? 10_000 : 10) === 0) {
          highest = Math.max(highest, heapNow());
        }
      }
      expect(highest).toBeGreaterThan(0);
      // The rows together have more than 50 MB of text.
      expect(highest - before).toBeLessThan(32 * 1024 * 1024);
    },
  );
});
