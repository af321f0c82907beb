import {
  LOGO_MAX_BYTES,
  LOGO_MAX_SIDE,
  type CheckCode,
  type TextParams,
} from '@cleanmatex/hq-common';
import { ValidationError } from '@cleanmatex/hq-node';
import { LargeImage, rasterFormat, redraw, type Image } from './raster';
import { BrokenSvg, checkSvg, looksLikeSvg, UnsafeSvg } from './svg';
import { ComplexSvg } from './svgCost';

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

const refuse = (code: CheckCode, params?: TextParams) =>
  new ValidationError([{ path: 'logo', code, params }]);

const tooLong = () => refuse('image_pixels', { limit: LOGO_MAX_SIDE });

function svgOf(bytes: Buffer): Image {
  try {
    const { width, height } = checkSvg(bytes);
    if (Math.max(width, height) > LOGO_MAX_SIDE) throw tooLong();
    return { bytes, mediaType: 'image/svg+xml' };
  } catch (error) {
    if (error instanceof UnsafeSvg) {
      throw refuse('svg_unsafe', { part: error.message });
    }
    if (error instanceof ComplexSvg) throw refuse('svg_too_complex');
    if (error instanceof BrokenSvg) throw refuse('image_broken');
    throw error;
  }
}

function decode(content: string): Buffer {
  const limit = LOGO_MAX_BYTES / 1024;
  // Base64 is four characters for three bytes.
  if (content.length * 3 > (LOGO_MAX_BYTES + 2) * 4) {
    throw refuse('image_size', { limit });
  }
  if (!BASE64.test(content) || content.length % 4 !== 0) {
    throw refuse('not_base64');
  }
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length > LOGO_MAX_BYTES) throw refuse('image_size', { limit });
  return bytes;
}

/**
 * A logo out of an upload. What it is decides its content, whatever its name was.
 * @param content - the file in Base64.
 * @throws ValidationError of field `logo`: too large, no image, broken, too many pixels, or an SVG with more than
 * drawing in it.
 */
export async function readLogo(content: string): Promise<Image> {
  const bytes = decode(content);
  const format = rasterFormat(bytes);
  if (!format) {
    if (looksLikeSvg(bytes)) return svgOf(bytes);
    throw refuse('image_type');
  }
  try {
    return await redraw(bytes, format);
  } catch (error) {
    throw error instanceof LargeImage ? tooLong() : refuse('image_broken');
  }
}
