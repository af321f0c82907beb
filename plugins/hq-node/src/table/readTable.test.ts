import { readTable } from './readTable';
import { inline, inlineRows, workbook } from '../testing';

const limits = { rows: 100, cellText: 32_767 };
const read = (file: Uint8Array | string) =>
  readTable(typeof file === 'string' ? Buffer.from(file) : file, limits);
const cellsOf = async (file: Uint8Array | string) =>
  (await read(file)).rows.map(({ cells }) => cells);

const text = 'Name,الاسم\r\nNoor,مغسلة النور\r\n';

/** The same text in Windows-1256: Arabic letters as that code page has them. */
const windows1256 = Buffer.from(
  '4e616d652cc7e1c7d3e30d0a4e6f6f722ce3dbd3e1c920c7e1e4e6d10d0a',
  'hex',
);

function bigEndian(letters: string): Buffer {
  return Buffer.from(letters, 'utf16le').swap16();
}

describe('a text file', () => {
  it.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', bigEndian(`\ufeff${text}`)],
    ['utf-16le', Buffer.from(text, 'utf16le')],
    ['utf-16be', bigEndian(text)],
    ['windows-1256', windows1256],
  ])('is read in %s', async (encoding, bytes) => {
    expect(await read(bytes)).toEqual({
      format: 'csv',
      encoding,
      separator: ',',
      headers: ['Name', 'الاسم'],
      rows: [{ line: 2, cells: ['Noor', 'مغسلة النور'] }],
    });
  });

  it.each([
    [',', '"a;b",b\nc,d'],
    [';', '"a,a,a";b\n1;2'],
    ['\t', 'a\tb\n1\t2'],
    ['|', 'a|b\n1|2'],
  ])('is parted by “%s” where its header is', async (separator, file) =>
    expect(await read(file)).toMatchObject({ separator }),
  );

  it('keeps line breaks and quotation marks in cells, and tells the place of each row', async () => {
    const { rows } = await read('a,b\n\n"x\ny","say ""hi"""\n,\nlast,1\n');
    expect(rows).toEqual([
      { line: 3, cells: ['x\ny', 'say "hi"'] },
      { line: 5, cells: ['last', '1'] },
    ]);
  });

  it('marks rows with more or fewer cells than the header', async () => {
    const { rows } = await read('a,b\n1\n1,2,3\n1,2,\n1,2');
    expect(rows.map(({ ragged }) => ragged)).toEqual([
      1,
      3,
      undefined,
      undefined,
    ]);
    expect(rows[1].cells).toEqual(['1', '2']);
  });

  it('gives back what an export defused, and leaves formulas as they are', async () => {
    expect(
      await cellsOf(`a,b,c\n'+96892123456,'=1+1,"=HYPERLINK(""x"")"`),
    ).toEqual([['+96892123456', "'=1+1", '=HYPERLINK("x")']]);
  });
});

describe('a workbook', () => {
  it('is read from its first visible sheet', async () => {
    const rows = `<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row><row r="4"><c r="A4"><v>9.6892123456E10</v></c><c r="C4" t="b"><v>1</v></c></row>`;
    const sharedStrings = `<sst><si><t>Phone</t></si><si><r><t>Is</t></r><r><t> on</t></r><rPh sb="0" eb="1"><t>never</t></rPh></si></sst>`;
    const file = workbook(rows, { 'xl/sharedStrings.xml': sharedStrings });
    expect(await read(file)).toEqual({
      format: 'xlsx',
      headers: ['Phone', '', 'Is on'],
      rows: [{ line: 4, cells: ['96892123456', '', 'TRUE'] }],
    });
  });

  it('gives a formula as its text, never its result', async () => {
    const rows = `<row>${inline(
      'Name',
    )}</row><row><c t="str"><f>HYPERLINK("http://x","Noor")</f><v>Noor</v></c></row>`;
    expect(await cellsOf(workbook(rows))).toEqual([
      ['=HYPERLINK("http://x","Noor")'],
    ]);
  });

  it('takes rows that end early as they are', async () => {
    const { rows } = await read(workbook(inlineRows([['a', 'b'], ['1']])));
    expect(rows).toEqual([{ line: 2, cells: ['1', ''] }]);
  });

  it('refuses entities of a document type', async () => {
    const sheet = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>`;
    const file = workbook('', { 'xl/worksheets/sheet1.xml': sheet });
    await expect(read(file)).rejects.toMatchObject({
      code: 'table_broken_workbook',
    });
  });
});

const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const rowsOf = (count: number) =>
  Array.from({ length: count }, () => 'x').join('\n');

describe('what cannot be read', () => {
  it.each<[string, Uint8Array | string]>([
    ['table_empty', ''],
    ['table_empty', ' \r\n,,\r\n'],
    ['table_empty', workbook('')],
    ['table_header_only', 'name,email\r\n'],
    ['table_header_only', workbook(inlineRows([['name']]))],
    ['table_unknown_format', Buffer.from('%PDF-1.7 …')],
    ['table_unknown_format', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['table_old_excel', Buffer.concat([ole, Buffer.alloc(512)])],
    [
      'table_password',
      Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    ['table_broken_workbook', workbook(inlineRows([['a']])).subarray(0, 300)],
    ['table_broken_workbook', workbook('<row><c>')],
    ['table_broken_workbook', workbook('<row r="3"></row><row r="2"></row>')],
    ['table_encoding', Buffer.from('name\nW\u00e4scherei', 'latin1')],
    ['table_encoding', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x61, 0x00])],
    ['table_nul', 'name\nNo\0or'],
    ['table_quotes', 'name\n"never closed'],
    ['table_quotes', 'name\n"closed" and more'],
    ['table_duplicate_header', 'name,email,Name\na,b,c'],
    ['table_too_many_rows', `name\n${rowsOf(101)}`],
    [
      'table_too_many_rows',
      workbook(inlineRows(Array.from({ length: 102 }, () => ['x']))),
    ],
    ['table_too_many_columns', `${'a,'.repeat(120)}\n1`],
    [
      'table_too_many_columns',
      workbook(
        `<row>${inline(
          'a',
        )}</row><row><c r="XFD2" t="inlineStr"><is><t>b</t></is></c></row>`,
      ),
    ],
    ['table_cell_too_long', `name\n${'x'.repeat(40_000)}`],
  ])('%s', async (code, file) => {
    const error = await read(file).catch(thrown => thrown);
    expect(error).toMatchObject({ code, info: { field: 'content' } });
    expect(error.textIn('ar')).toMatch(/\p{Script=Arabic}/u);
  });

  it('names the row that a quotation mark begins in', async () => {
    const file = `a\n\n"x\ny"\n"never ${'closed\n'.repeat(50)}`;
    await expect(read(file)).rejects.toMatchObject({ params: { line: 4 } });
  });

  it('as many rows as are allowed are read', async () =>
    expect((await read(`name\n${rowsOf(100)}`)).rows).toHaveLength(100));
});
