import { crc32, deflateSync } from 'node:zlib';
import { readLogo } from '../branding/logo';

/** An SVG of 10 by 10 with something in it. */
export const svg = (inside: string, attributes = '') =>
  Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" ${attributes}>${inside}</svg>`,
  );

/** What is kept of a file. @throws ValidationError */
export const read = (bytes: Buffer) => readLogo(bytes.toString('base64'));

/** Code of why a file is refused; `kept` when it is not. */
export async function refusal(bytes: Buffer): Promise<string> {
  try {
    await read(bytes);
  } catch (error) {
    const [issue] = (error as { issues: Array<{ code: string; path: string }> })
      .issues;
    return issue.path === 'logo' ? issue.code : `${issue.path}: ${issue.code}`;
  }
  return 'kept';
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(named.length + 8);
  out.writeUInt32BE(data.length, 0);
  named.copy(out, 4);
  out.writeUInt32BE(crc32(named), named.length + 4);
  return out;
}

/** A PNG that says what size it has, whatever it packs. */
export function pngOf(width: number, height: number, pixels: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
