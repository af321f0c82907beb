import { LOGO_MAX_BYTES } from '@cleanmatex/hq-common';
import fc from 'fast-check';
import sharp from 'sharp';
import { pngOf, read, refusal, svg } from '../testing/logos';
import { readLogo } from './logo';

const blank = (width: number, height: number) =>
  sharp({
    create: { width, height, channels: 4, background: { r: 9, g: 9, b: 9 } },
  });
const png = () => blank(200, 80).png().toBuffer();

describe('a picture is kept', () => {
  it.each([
    ['image/png', () => png()],
    ['image/jpeg', () => blank(300, 200).jpeg().toBuffer()],
    ['image/webp', () => blank(400, 100).webp().toBuffer()],
  ])('as %s, by its content, with its pixels', async (mediaType, make) => {
    const bytes = await make();
    const kept = await read(bytes);
    expect(kept.mediaType).toBe(mediaType);
    const [before, after] = await Promise.all(
      [bytes, kept.bytes].map(each => sharp(each).metadata()),
    );
    expect([after.width, after.height]).toEqual([before.width, before.height]);
    expect(await read(bytes)).toEqual(kept);
  });

  it('without what a camera wrote into it', async () => {
    const bytes = await blank(20, 10)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'Somebody at home' } })
      .toBuffer();
    expect(bytes.includes('Somebody at home')).toBe(true);
    const kept = await read(bytes);
    expect(kept.bytes.includes('Somebody at home')).toBe(false);
    expect((await sharp(kept.bytes).metadata()).exif).toBeUndefined();
  });

  it('without the page or archive that hides behind it', async () => {
    for (const hidden of ['<script>alert(1)</script>', 'PK\u0003\u0004']) {
      const polyglot = Buffer.concat([await png(), Buffer.from(hidden)]);
      const kept = await read(polyglot);
      expect(kept.bytes.includes(hidden)).toBe(false);
    }
  });

  it.each([
    ['references', '<g fill="url(#a)"><path d="M0 0h9v9z"/></g>'],
    [
      'a style with a gradient',
      '<linearGradient id="b"/><style>.a{fill:url(#b)}</style>',
    ],
    [
      'a clip as drawing programs write it',
      '<defs><rect id="r" width="9" height="9"/></defs><clipPath id="c"><use xlink:href="#r" style="overflow:visible"/></clipPath><g clip-path="url(#c)"/>',
    ],
    ['a title that names an address', '<title>https://wash.example</title>'],
  ])('an SVG with %s, as it is', async (_what, inside) => {
    const bytes = svg(inside, 'xmlns:xlink="http://www.w3.org/1999/xlink"');
    expect(await read(bytes)).toEqual({ bytes, mediaType: 'image/svg+xml' });
  });
});

describe('a logo is refused', () => {
  it.each([
    ['image_type', 'a page', Buffer.from('<html><script>1</script></html>')],
    ['image_type', 'a program', Buffer.from('MZ\u0000\u0000 this is not')],
    ['image_type', 'an archive', Buffer.from('PK\u0003\u0004 zip')],
    ['image_type', 'a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000')],
    ['image_size', 'too many bytes', Buffer.alloc(LOGO_MAX_BYTES + 1, 'a')],
    [
      'image_pixels',
      'a header of 30,000 × 30,000',
      pngOf(30_000, 30_000, Buffer.alloc(1)),
    ],
    [
      'image_broken',
      'a PNG that packs too little',
      pngOf(100, 100, Buffer.alloc(10)),
    ],
    [
      'image_broken',
      'a PNG of first bytes only',
      Buffer.from('iVBORw0KGgo=', 'base64'),
    ],
    ['image_broken', 'a JPEG of nothing', Buffer.from('ffd8ffffd9', 'hex')],
    [
      'image_broken',
      'an SVG that is not closed',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><g>'),
    ],
    [
      'image_broken',
      'XML of another kind',
      Buffer.from('<?xml version="1.0"?><g/>'),
    ],
    ['image_pixels', 'an SVG of many pixels', svg('', 'width="30000"')],
  ])('%s: %s', async (code, _what, bytes) => {
    expect(await refusal(bytes)).toBe(code);
  });

  it.each(['png', 'jpeg', 'webp'] as const)(
    'image_broken: half a %s',
    async format => {
      const noise = Buffer.from(
        Array.from({ length: 90_000 }, (_, i) => (i * i) % 251),
      );
      const bytes = await sharp(noise, {
        raw: { width: 300, height: 100, channels: 3 },
      })
        .toFormat(format)
        .toBuffer();
      expect(await refusal(bytes)).toBe('kept');
      expect(await refusal(bytes.subarray(0, bytes.length / 2))).toBe(
        'image_broken',
      );
    },
  );

  it.each(['jpeg', 'webp'] as const)(
    'image_pixels: a %s of too many pixels',
    async format => {
      const bytes = await blank(2_049, 10).toFormat(format).toBuffer();
      expect(await refusal(bytes)).toBe('image_pixels');
    },
  );

  it('what is no Base64', async () => {
    for (const content of ['not base64!', 'abc', 'ab=c']) {
      await expect(readLogo(content)).rejects.toMatchObject({
        issues: [{ path: 'logo', code: 'not_base64' }],
      });
    }
    await expect(readLogo('A'.repeat(70_000_000))).rejects.toMatchObject({
      issues: [{ path: 'logo', code: 'image_size' }],
    });
  });
});

it('whatever is brought is kept or refused with a reason', async () => {
  const beginnings = [
    '',
    '<svg xmlns="http://www.w3.org/2000/svg"',
    '<svg xmlns="http://www.w3.org/2000/svg"><path ',
    '<?xml version="1.0"?><svg>',
  ].map(text => Buffer.from(text));
  const pictures = await Promise.all(
    (['png', 'jpeg', 'webp'] as const).map(async format =>
      (await blank(9, 9).toFormat(format).toBuffer()).subarray(0, 60),
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...beginnings, ...pictures),
      fc.oneof(
        fc.string({ unit: 'grapheme-ascii' }).map(text => Buffer.from(text)),
        fc.uint8Array({ maxLength: 200 }),
      ),
      async (beginning, rest) => {
        const bytes = Buffer.concat([beginning, rest]);
        fc.pre(bytes.length > 0);
        expect(await refusal(bytes)).toMatch(/^(kept|image_|svg_)/);
      },
    ),
    { numRuns: 300 },
  );
});
