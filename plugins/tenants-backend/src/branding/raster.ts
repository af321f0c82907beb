import { LOGO_MAX_SIDE, type LogoType } from '@cleanmatex/hq-common';
import sharp from 'sharp';

/** First bytes of each kind of picture. */
const signatures: Record<string, (bytes: Buffer) => boolean> = {
  png: bytes => bytes.toString('hex', 0, 8) === '89504e470d0a1a0a',
  jpeg: bytes => bytes.toString('hex', 0, 3) === 'ffd8ff',
  webp: bytes =>
    bytes.toString('latin1', 0, 4) === 'RIFF' &&
    bytes.toString('latin1', 8, 12) === 'WEBP',
};
const formats = ['png', 'jpeg', 'webp'] as const;
type Format = (typeof formats)[number];

const JPEG_QUALITY = 90;

// What one upload needed is of no use for the next one.
sharp.cache(false);

/** A picture that cannot be read to its end. */
export class BrokenImage extends Error {}

/** A picture with a side that is too long; it is not unpacked. */
export class LargeImage extends Error {}

/** What kind of picture of pixels a file is, by its first bytes; undefined when it is none. */
export const rasterFormat = (bytes: Buffer): Format | undefined =>
  formats.find(format => signatures[format](bytes));

/** An image with its type. */
export interface Image {
  bytes: Buffer;
  mediaType: LogoType;
}

async function drawn(bytes: Buffer, format: Format): Promise<Buffer> {
  // Of this, only the header is read; what is too large is told from what is broken.
  const facts = await sharp(bytes, { limitInputPixels: false }).metadata();
  if (facts.format !== format) throw new BrokenImage(facts.format);
  if (Math.max(facts.width, facts.height) > LOGO_MAX_SIDE) {
    throw new LargeImage(`${facts.width} × ${facts.height}`);
  }
  const options = {
    png: { palette: facts.isPalette },
    jpeg: { quality: JPEG_QUALITY },
    webp: { quality: JPEG_QUALITY },
  };
  return sharp(bytes, {
    failOn: 'error',
    limitInputPixels: LOGO_MAX_SIDE * LOGO_MAX_SIDE,
  })
    .autoOrient()
    .toColourspace('srgb')
    .toFormat(format, options[format])
    .toBuffer();
}

/**
 * Reads a picture and draws it anew: what comes out has its pixels only, not the place where it was taken, further
 * pictures of an animation, or a file that hides behind it.
 * @throws BrokenImage, LargeImage
 */
export async function redraw(bytes: Buffer, format: Format): Promise<Image> {
  try {
    return {
      bytes: await drawn(bytes, format),
      mediaType: `image/${format}`,
    };
  } catch (error) {
    if (error instanceof LargeImage) throw error;
    throw new BrokenImage(String(error));
  }
}
