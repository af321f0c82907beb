import { pngOf, svg } from '@cleanmatex/tenants-backend/testing';
import { bombs, packedBody } from '../testing/bombs';
import {
  field,
  file,
  logo,
  names,
  whole,
  IMPORTS,
  type BadInput,
} from './kinds';

const MB = 1024 * 1024;
/** Far longer than any name. */
export const LONG = 'x'.repeat(10_000);
/** Its last word is shown the other way round. */
export const TURNED = 'Noor \u202egnihsaW';
/** With a character that is not shown. */
export const HIDDEN = 'No\u200bor';

/** Inputs that are refused, by what is wrong with them. */
export const badInputs: Record<string, BadInput[]> = {
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
