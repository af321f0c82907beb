import {
  checkTexts,
  fillText,
  type CheckCode,
  type TextParams,
} from '@cleanmatex/hq-common';
import { inline, workbook } from '@cleanmatex/hq-node/testing';
import { pngOf } from '@cleanmatex/tenants-backend/testing';
import { strFromU8, unzipSync } from 'fflate';
import { peak } from '../testing/memory';
import { sampleTenant } from '../testing/sampleTenant';
import { BadInputBed, LOCALES, MB, PEAK } from './bed';
import { HIDDEN, LONG, TURNED } from './inputs';
import { BRAND, IMPORTS } from './kinds';

/** Most memory that a file of 10,000 sound rows may take, in bytes. */
const ROWS_MEMORY = 250 * MB;

describe('a bad input', () => {
  let bed: BadInputBed;
  beforeAll(async () => {
    bed = await BadInputBed.start();
  }, 180_000);
  afterAll(() => bed?.stop(), 60_000);

  /** Imports a file whose columns are the fields of the first line. */
  const imported = async (content: Uint8Array | string) => {
    const read = await bed.send('POST', IMPORTS, {
      content: Buffer.from(content as string).toString('base64'),
    });
    const headersOf: Array<{ header: string }> = read.body.headers;
    const columns = Object.fromEntries(
      headersOf.map(({ header }, column) => [header, column]),
    );
    const at = `${IMPORTS}/${read.body.id}`;
    const { body } = await bed.send('POST', `${at}/columns`, { columns });
    return { at, state: body };
  };
  const given = [
    'name',
    'name2',
    'slug',
    'email',
    'phone',
    'country',
    'planCode',
  ];
  const rowOf = (index: number, spoiled: Record<string, string>) => {
    const fields: Record<string, string> = {
      ...sampleTenant(`row-${index}`),
      ...spoiled,
    };
    return given.map(name => fields[name]);
  };
  const rows: Array<
    [field: string, value: string, code: CheckCode, TextParams?]
  > = [
    ['name', '=1+1', 'formula'],
    ['name', '\uff1d1+1', 'formula'],
    ['name', '=HYPERLINK("http://x.example","Noor")', 'formula'],
    ['email', '=cmd|" /C calc"!A0', 'formula'],
    ['name', LONG, 'too_long', { limit: 255 }],
    ['name2', `مغسلة ${LONG}`, 'too_long', { limit: 255 }],
    ['name', TURNED, 'direction_controls'],
    ['name2', 'مغسلة \u2067Noor', 'direction_controls'],
    ['name', HIDDEN, 'hidden_characters'],
    ['name2', 'Noor', 'arabic_letters'],
  ];
  const asCsv = (table: string[][]) =>
    table
      .map(cells =>
        cells.map(text => `"${text.replaceAll('"', '""')}"`).join(','),
      )
      .join('\n');
  const spoiledRows = () =>
    rows.map(([name, value], index) => rowOf(index, { [name]: value }));
  const asXml = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  /** The same cells, of which those that begin with `=` are real formulas with a result. */
  const asWorkbook = (table: string[][]) =>
    workbook(
      table
        .map(cells => {
          const xml = cells.map(text =>
            text.startsWith('=')
              ? `<c t="str"><f>${asXml(text.slice(1))}</f><v>Noor</v></c>`
              : inline(asXml(text)),
          );
          return `<row>${xml.join('')}</row>`;
        })
        .join(''),
    );

  it.each([
    ['CSV', asCsv],
    ['XLSX', asWorkbook],
  ])(
    'in a row of %s is told with its line and field, and keeps the import from being run',
    async (_format, made) => {
      const before = await bed.stored();
      const { at, state } = await imported(made([given, ...spoiledRows()]));
      expect(state).toMatchObject({
        state: 'rows',
        rowsWithErrors: rows.length,
      });
      for (const locale of LOCALES) {
        const answer = await bed.send(
          'GET',
          `${at}/rows?limit=200`,
          undefined,
          {
            'accept-language': locale,
          },
        );
        expect(
          answer.body.items.map(
            ({
              position,
              issues,
            }: {
              position: number;
              issues: unknown[];
            }) => ({ position, issues }),
          ),
        ).toEqual(
          rows.map(([path, , code, params], index) => ({
            position: index + 2,
            issues: [
              {
                path,
                code,
                message: fillText(checkTexts[code], locale, params),
              },
            ],
          })),
        );
      }
      expect(await bed.send('POST', `${at}/run`, {})).toMatchObject({
        status: 409,
        body: { error: { code: 'import_has_errors' } },
      });
      expect((await bed.send('DELETE', at)).status).toBe(200);
      const { rows: after } = await bed.stored();
      // That a file was brought, its columns chosen, and that it was discarded.
      expect(after).toEqual({
        ...before.rows,
        audited: before.rows.audited + 3,
      });
    },
  );

  it('is told from text in two scripts, which is stored as it is', async () => {
    const name2 = 'مغسلة Noor \u200e(24/7)\u200e — فرع ٣';
    const created = await bed.send('POST', '/tenants', {
      ...sampleTenant('mixed'),
      name: 'Noor مغسلة 24',
      name2,
    });
    expect(created).toMatchObject({
      status: 201,
      body: { name: 'Noor مغسلة 24', name2 },
    });
    const { state } = await imported(asCsv([given, rowOf(50, { name2 })]));
    expect(state).toMatchObject({ rows: 1, rowsWithErrors: 0 });
  });

  it('that looks like a formula is text in every file that is exported', async () => {
    const name = '=HYPERLINK("http://x.example","Noor")';
    const created = await bed.send('POST', '/tenants', {
      ...sampleTenant('formula'),
      name,
    });
    expect(created.status).toBe(201);
    const exported = async (format: string) => {
      const answer = await fetch(
        `${bed.machine.url}/tenants/export?format=${format}&q=formula`,
        { headers: bed.headers },
      );
      expect(answer.status).toBe(200);
      return Buffer.from(await answer.arrayBuffer());
    };
    expect((await exported('csv')).toString()).toContain(
      `"'${name.replaceAll('"', '""')}"`,
    );
    const sheet = unzipSync(await exported('xlsx'))['xl/worksheets/sheet1.xml'];
    const xml = strFromU8(sheet);
    expect(xml).toContain(`<t xml:space="preserve">${name}</t>`);
    expect(xml).not.toContain('<f');
  });

  it('of a picture that packs more than it says takes no memory', async () => {
    const content = pngOf(10, 10, Buffer.alloc(200 * MB)).toString('base64');
    const { answer, memory } = await peak(bed.machine, () =>
      bed.send('PATCH', BRAND, { logo: content }),
    );
    expect([200, 400]).toContain(answer.status);
    expect(memory).toBeLessThan(PEAK);
  });

  it('is no file of 10,000 rows; the next row is one too many', async () => {
    const csv = (count: number) =>
      asCsv([
        given,
        ...Array.from({ length: count }, (_, index) => rowOf(index, {})),
      ]);
    const { answer, memory } = await peak(bed.machine, () =>
      imported(csv(10_000)),
    );
    expect(answer.state).toMatchObject({ rows: 10_000, rowsWithErrors: 0 });
    expect(memory).toBeLessThan(ROWS_MEMORY);
    const more = await bed.send('POST', IMPORTS, {
      content: Buffer.from(csv(10_001)).toString('base64'),
    });
    expect(more).toMatchObject({
      status: 400,
      body: { error: { code: 'table_too_many_rows' } },
    });
  });
});
