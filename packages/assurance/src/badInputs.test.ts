import {
  checkTexts,
  fillText,
  kernelErrors,
  tableFileErrors,
  type CheckCode,
  type ErrorInfo,
  type Text,
  type TextParams,
} from '@cleanmatex/hq-common';
import { inline, inlineRows, workbook } from '@cleanmatex/hq-node/testing';
import { pngOf, svg } from '@cleanmatex/tenants-backend/testing';
import { strFromU8, unzipSync } from 'fflate';
import { bombs, packedBody } from './testing/bombs';
import { Client } from './testing/client';
import { Machine, until } from './testing/machine';
import { heldMemory, peak } from './testing/memory';
import { sampleTenant } from './testing/sampleTenant';
import { rowCounts } from './testing/tables';
import { sendLarge } from './testing/upload';

const MB = 1024 * 1024;
/** Most memory that a refusal may take on its way, and that may be held once it is over. */
const PEAK = 100 * MB;
const HELD = 16 * MB;
/** Most memory that a file of 10,000 sound rows may take. */
const ROWS_MEMORY = 250 * MB;
/** Most that is taken of a body that is too large: what is under way between two processes. */
const IN_FLIGHT = 16 * MB;
const LOCALES = ['en', 'ar'] as const;

const IMPORTS = '/tenant-imports';
const BRAND = '/tenants/{tenant}/brand';
const LONG = 'x'.repeat(10_000);
const TURNED = 'Noor \u202egnihsaW';
const HIDDEN = 'No\u200bor';

/** A call that is to be refused. */
interface BadInput {
  what: string;
  call: readonly [method: string, path: string];
  /** Made when it is sent: some are large. */
  body: () => object | Buffer;
  headers?: Record<string, string>;
  status?: number;
  code: string;
  text: Text;
  params?: TextParams;
  /** The field that is to blame, and what is wrong with it. */
  issue?: { path: string; code: string };
}

/** A file to import that cannot be read. */
const file = (
  what: string,
  make: () => Uint8Array | string,
  code: keyof typeof tableFileErrors,
  params?: TextParams,
): BadInput => ({
  what,
  call: ['POST', IMPORTS],
  body: () => ({ content: Buffer.from(make() as string).toString('base64') }),
  code,
  text: tableFileErrors[code],
  params,
  issue: { path: 'content', code },
});

/** A field that does not fit the contract. */
const field = (
  what: string,
  call: BadInput['call'],
  body: object | (() => object),
  path: string,
  code: CheckCode,
  params?: TextParams,
): BadInput => ({
  what,
  call,
  body: typeof body === 'function' ? (body as () => object) : () => body,
  code: 'validation_failed',
  text: checkTexts[code],
  params,
  issue: { path, code },
});

/** A body that is none. */
const whole = (
  what: string,
  body: () => Buffer,
  headers: Record<string, string>,
  status: number,
  code: keyof typeof kernelErrors,
  params?: TextParams,
): BadInput => ({
  what,
  call: ['POST', IMPORTS],
  body,
  headers,
  status,
  code,
  text: kernelErrors[code] as ErrorInfo,
  params,
});

const logo = (
  what: string,
  make: () => Buffer,
  code: CheckCode,
  params?: TextParams,
) =>
  field(
    what,
    ['PATCH', BRAND],
    () => ({ logo: make().toString('base64') }),
    'logo',
    code,
    params,
  );

/** The names that people give: `too` is what is wrong with the text. */
const names = (what: string, text: string, code: CheckCode): BadInput[] => {
  const role = {
    code: 'bad_input',
    name: 'Reader',
    name2: 'قارئ',
    description: 'Reads',
    description2: 'يطالع',
    permissions: ['hq.tenant.read'],
  };
  const person = {
    email: 'person@cleanmatex.example',
    name: 'Person',
    roles: ['support_analyst'],
  };
  const view = { list: 'tenants.list', path: '/tenants', query: '' };
  const key = { roleCode: 'support_analyst' };
  const arabic = `مغسلة ${text}`;
  const at = (...call: BadInput['call']) => call;
  return (
    [
      [at('POST', '/tenants'), sampleTenant('bad'), 'name', text, 255],
      [at('POST', '/tenants'), sampleTenant('bad'), 'name2', arabic, 255],
      [at('PATCH', '/tenants/{tenant}'), {}, 'name', text, 255],
      [at('POST', '/tenants/{tenant}/suspend'), {}, 'reason', text, 500],
      [at('POST', '/users'), person, 'name', text, 120],
      [at('POST', '/roles'), role, 'name', text, 80],
      [at('POST', '/roles'), role, 'description2', arabic, 300],
      [at('POST', '/api-keys'), key, 'name', text, 80],
      [at('POST', '/saved-views'), view, 'name', text, 80],
      [at('POST', IMPORTS), { content: 'bmFtZQ==' }, 'fileName', text, 255],
    ] as const
  ).map(([call, rest, path, value, limit]) =>
    field(
      `${what} as ${path} of ${call.join(' ')}`,
      call,
      { ...rest, [path]: value },
      path,
      code,
      code === 'too_long' ? { limit } : undefined,
    ),
  );
};

const badInputs: Record<string, BadInput[]> = {
  'a bomb': [
    file(
      'a workbook that declares it',
      bombs.declaring,
      'table_unpacks_too_large',
      { limit: 64, ratio: 100 },
    ),
    file('a workbook that declares less', bombs.lying, 'table_broken_workbook'),
    file('a workbook within a workbook', bombs.nested, 'table_broken_workbook'),
    file('entities of entities', bombs.entities, 'table_broken_workbook'),
    file('a cell of 20 MB', bombs.longCell, 'table_broken_workbook'),
    file('shared texts of 20 MB', bombs.sharedText, 'table_too_much_text', {
      limit: 16,
    }),
    file('millions of shared texts', bombs.sharedMany, 'table_too_many_rows', {
      limit: 10_000,
    }),
    file(
      'a text that many cells share',
      bombs.sharedByMany,
      'table_too_much_text',
      { limit: 16 },
    ),
    file('200,000 rows', bombs.rows, 'table_too_many_rows', { limit: 10_000 }),
    file(
      '10 MB of lines',
      () => `name\n${'a laundry\n'.repeat(1_000_000)}`,
      'table_too_many_rows',
      { limit: 10_000 },
    ),
    file(
      'a quotation mark over 10 MB',
      () => `name\n"${'a laundry\n'.repeat(1_000_000)}`,
      'table_quotes',
      { line: 2 },
    ),
    whole(
      '200 MB in gzip',
      packedBody,
      { 'content-encoding': 'gzip' },
      413,
      'body_too_large',
      { limit: '14 MB' },
    ),
    logo(
      'a PNG of 30,000 × 30,000',
      () => pngOf(30_000, 30_000, Buffer.alloc(1)),
      'image_pixels',
      { limit: 2_048 },
    ),
    logo(
      'a PNG that packs 200 MB',
      () => pngOf(2_000, 100_000, Buffer.alloc(200 * MB)),
      'image_pixels',
      { limit: 2_048 },
    ),
  ],
  'a wrong encoding': [
    file(
      'a file in Latin 1',
      () => Buffer.from('name\nW\u00e4scherei', 'latin1'),
      'table_encoding',
    ),
    file(
      'a file in Shift JIS',
      () => Buffer.from('6e616d650a90f4916f', 'hex'),
      'table_encoding',
    ),
    file(
      'half a character of UTF-16',
      () => Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00]),
      'table_encoding',
    ),
    file(
      'a file in UTF-32',
      () => Buffer.from('fffe00006e000000610000000a00000062000000', 'hex'),
      'table_nul',
    ),
    file('a NUL character', () => 'name\nNo\0or', 'table_nul'),
    file(
      'an old workbook',
      () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'table_old_excel',
    ),
    file('a PDF', () => '%PDF-1.7 …', 'table_unknown_format'),
    field(
      'a file that is not in Base64',
      ['POST', IMPORTS],
      { content: 'name\nNoor' },
      'content',
      'invalid_format',
    ),
    whole(
      'a body that is not UTF-8',
      () => Buffer.from('{"content":"W\u00e4"}', 'latin1'),
      {},
      400,
      'malformed_utf8',
    ),
    whole(
      'a body in UTF-16',
      () => Buffer.from('{}', 'utf16le'),
      { 'content-type': 'application/json; charset=utf-16' },
      415,
      'unsupported_media_type',
    ),
  ],
  'a logo': [
    logo(
      'an SVG with a script',
      () => svg('<script>alert(1)</script>'),
      'svg_unsafe',
      { part: '<script>' },
    ),
    logo(
      'an SVG with a handler',
      () => svg('', 'onload="alert(1)"'),
      'svg_unsafe',
      { part: 'onload' },
    ),
    logo(
      'an SVG with a link that runs',
      () => svg('<use href="javascript:alert(1)"/>'),
      'svg_unsafe',
      { part: 'href' },
    ),
    logo(
      'an SVG with a page in it',
      () => svg('<foreignObject/>'),
      'svg_unsafe',
      { part: '<foreignObject>' },
    ),
    logo(
      'an SVG with entities',
      () =>
        Buffer.from(
          '<!DOCTYPE svg [<!ENTITY a "a">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        ),
      'svg_unsafe',
      { part: '<!DOCTYPE>' },
    ),
    logo(
      'an SVG that draws a billion parts',
      () =>
        svg(
          Array.from(
            { length: 30 },
            (_, i) =>
              `<g id="g${i}">${`<use href="#g${i + 1}"/>`.repeat(2)}</g>`,
          ).join(''),
        ),
      'svg_too_complex',
    ),
    logo(
      'a page',
      () => Buffer.from('<html><script>1</script></html>'),
      'image_type',
    ),
    logo('a PDF', () => Buffer.from('%PDF-1.7'), 'image_type'),
    logo('600 KB', () => Buffer.alloc(600 * 1024, 'a'), 'image_size', {
      limit: 512,
    }),
  ],
  'a name of 10,000 characters': [
    ...names('it', LONG, 'too_long'),
    file(
      'a cell of 40,000',
      () => `name\n${LONG.repeat(4)}`,
      'table_cell_too_long',
      { line: 2, limit: 32_767 },
    ),
  ],
  'text whose direction is turned': names('it', TURNED, 'direction_controls'),
  'text with hidden characters': names('it', HIDDEN, 'hidden_characters'),
};

describe('a bad input', () => {
  let machine: Machine;
  let client: Client;
  let headers: Record<string, string>;
  let tenant: string;

  beforeAll(async () => {
    machine = await Machine.start();
    const key = await machine.createKey('super_admin');
    client = new Client(machine, key);
    headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
    };
    const { id } = await client.send('POST', '/tenants', sampleTenant('good'));
    tenant = String(id);
    await until(
      async () =>
        (await machine.count(
          `FROM org_tenants_mst WHERE status = 'active'`,
        )) === 1,
    );
    // What the process needs once is there before anything is measured.
    await send('POST', IMPORTS, {
      content: Buffer.from(workbook(inlineRows([['name'], ['Noor']]))).toString(
        'base64',
      ),
    });
    await send('PATCH', BRAND, {
      logo: pngOf(1, 1, Buffer.alloc(2)).toString('base64'),
    });
  }, 180_000);
  afterAll(() => machine?.stop(), 60_000);

  const send = async (
    method: string,
    path: string,
    body?: object | Buffer,
    more: Record<string, string> = {},
  ) => {
    const response = await fetch(
      `${machine.url}${path.replace('{tenant}', tenant)}`,
      {
        method,
        // Making a large body takes longer than a connection is kept.
        headers: { ...headers, connection: 'close', 'if-match': '*', ...more },
        body: Buffer.isBuffer(body)
          ? new Uint8Array(body)
          : body && JSON.stringify(body),
      },
    );
    return { status: response.status, body: await response.json() };
  };

  const isRefused = async (input: BadInput, body: object | Buffer) => {
    const { call, text, params, issue, code, status = 400 } = input;
    for (const locale of LOCALES) {
      const answer = await send(...call, body, {
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
  };

  /** What is stored: rows of the database, and files. */
  const stored = async () => ({
    rows: await rowCounts(sql => machine.sql(sql)),
    files: machine.temporaryFiles,
  });

  describe.each(Object.entries(badInputs))('%s', (kind, inputs) => {
    let before: Awaited<ReturnType<typeof stored>>;
    let held: number;
    const peaks: number[] = [];
    beforeAll(async () => {
      before = await stored();
      held = await heldMemory(machine);
    });

    it.each(inputs)('$what is refused as $code', async input => {
      const body = input.body();
      const { memory } = await peak(machine, () => isRefused(input, body));
      peaks.push(memory);
    });

    it('leaves nothing in the database, in files and in memory', async () => {
      expect(await stored()).toEqual(before);
      const more = (await heldMemory(machine)) - held;
      const most = Math.max(...peaks);
      process.stdout.write(
        `${kind}: RSS +${(most / MB).toFixed(0)} MB on the way, held ${(
          more / MB
        ).toFixed(1)} MB\n`,
      );
      expect(most).toBeLessThan(PEAK);
      expect(more).toBeLessThan(HELD);
    });
  });

  describe('a file of 200 MB', () => {
    const bring = (locale: string, declared: boolean) =>
      sendLarge(
        `${machine.url}${IMPORTS}`,
        { ...headers, 'accept-language': locale },
        { size: 200 * MB, declared },
      );

    it.each([
      ['with its length is refused unread', true, IN_FLIGHT],
      [
        'without its length is refused at the limit',
        false,
        14 * MB + IN_FLIGHT,
      ],
    ])('%s', async (_how, declared, taken) => {
      const before = await stored();
      for (const locale of LOCALES) {
        const bringing = bring.bind(undefined, locale, declared);
        const { answer, memory } = await peak(machine, bringing);
        const { body_too_large: text } = kernelErrors;
        expect(answer).toMatchObject({
          status: 413,
          error: {
            code: 'body_too_large',
            message: fillText(text, locale, { limit: '14 MB' }),
          },
        });
        expect(answer.sent).toBeLessThan(taken);
        expect(memory).toBeLessThan(PEAK);
      }
      expect(await stored()).toEqual(before);
    });

    it('is refused unread to whoever may not import', async () => {
      const key = await machine.createKey('support_analyst');
      const answer = await sendLarge(
        `${machine.url}${IMPORTS}`,
        { ...headers, authorization: `Bearer ${key}` },
        { size: 200 * MB, declared: true },
      );
      expect(answer).toMatchObject({
        status: 403,
        error: { code: 'permission_missing' },
      });
      expect(answer.sent).toBeLessThan(IN_FLIGHT);
    });
  });

  /** Imports a file whose columns are the fields of the first line. */
  const imported = async (content: Uint8Array | string) => {
    const read = await send('POST', IMPORTS, {
      content: Buffer.from(content as string).toString('base64'),
    });
    const headersOf: Array<{ header: string }> = read.body.headers;
    const columns = Object.fromEntries(
      headersOf.map(({ header }, column) => [header, column]),
    );
    const at = `${IMPORTS}/${read.body.id}`;
    const { body } = await send('POST', `${at}/columns`, { columns });
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
      const before = await stored();
      const { at, state } = await imported(made([given, ...spoiledRows()]));
      expect(state).toMatchObject({
        state: 'rows',
        rowsWithErrors: rows.length,
      });
      for (const locale of LOCALES) {
        const answer = await send('GET', `${at}/rows?limit=200`, undefined, {
          'accept-language': locale,
        });
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
      expect(await send('POST', `${at}/run`, {})).toMatchObject({
        status: 409,
        body: { error: { code: 'import_has_errors' } },
      });
      expect((await send('DELETE', at)).status).toBe(200);
      const { rows: after } = await stored();
      // That a file was brought, its columns chosen, and that it was discarded.
      expect(after).toEqual({
        ...before.rows,
        audited: before.rows.audited + 3,
      });
    },
  );

  it('is told from text in two scripts, which is stored as it is', async () => {
    const name2 = 'مغسلة Noor \u200e(24/7)\u200e — فرع ٣';
    const created = await send('POST', '/tenants', {
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
    const created = await send('POST', '/tenants', {
      ...sampleTenant('formula'),
      name,
    });
    expect(created.status).toBe(201);
    const exported = async (format: string) => {
      const answer = await fetch(
        `${machine.url}/tenants/export?format=${format}&q=formula`,
        { headers },
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
    const { answer, memory } = await peak(machine, () =>
      send('PATCH', BRAND, { logo: content }),
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
    const { answer, memory } = await peak(machine, () => imported(csv(10_000)));
    expect(answer.state).toMatchObject({ rows: 10_000, rowsWithErrors: 0 });
    expect(memory).toBeLessThan(ROWS_MEMORY);
    const more = await send('POST', IMPORTS, {
      content: Buffer.from(csv(10_001)).toString('base64'),
    });
    expect(more).toMatchObject({
      status: 400,
      body: { error: { code: 'table_too_many_rows' } },
    });
  });
});
