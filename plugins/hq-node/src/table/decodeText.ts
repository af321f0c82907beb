import { isUtf8 } from 'node:buffer';
import { fail } from './limits';

/** Encodings of text files that are read, by their labels of the Encoding Standard. */
export type TextEncodingName =
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'windows-1256';

/** Bytes that are looked at to tell UTF-16 without a mark. */
const SAMPLE = 4_096;

/** Where a NUL byte of every ASCII character is, when nearly every second byte of the sample is one. */
function nulSide(bytes: Uint8Array): 'even' | 'odd' | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  const nuls = { even: 0, odd: 0 };
  sample.forEach((byte, index) => {
    if (byte === 0) nuls[index % 2 ? 'odd' : 'even'] += 1;
  });
  const many = sample.length / 8;
  if (nuls.odd > many && nuls.even === 0) return 'odd';
  if (nuls.even > many && nuls.odd === 0) return 'even';
  return undefined;
}

function encodingOf(bytes: Uint8Array): TextEncodingName {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const side = nulSide(bytes);
  if (side) return side === 'odd' ? 'utf-16le' : 'utf-16be';
  if (bytes.includes(0)) throw fail('table_nul');
  return isUtf8(bytes) ? 'utf-8' : 'windows-1256';
}

const arabic = /\p{Script=Arabic}/u;
const beyondAscii = /[^\p{ASCII}\p{P}\p{S}\p{Z}]/gu;
/** Letters of both scripts in one word: text of another encoding, read as Windows-1256. */
const mixedWord =
  /\p{Script=Latin}\p{Script=Arabic}|\p{Script=Arabic}\p{Script=Latin}/u;
/** Share of the letters beyond ASCII that must be Arabic in a text that is taken for Windows-1256. */
const ARABIC_SHARE = 0.8;

/** Whether bytes that are not UTF-8 make Arabic text when they are read as Windows-1256. */
function looksArabic(text: string): boolean {
  const letters = text.match(beyondAscii) ?? [];
  const found = letters.filter(letter => arabic.test(letter)).length;
  return (
    found > 0 && found / letters.length >= ARABIC_SHARE && !mixedWord.test(text)
  );
}

/**
 * A text file as text: UTF-8 and UTF-16 with or without their mark, and Windows-1256, as Arabic spreadsheets save CSV.
 * @throws HqError `table_encoding`, `table_nul`
 */
export function decodeText(bytes: Uint8Array): {
  text: string;
  encoding: TextEncodingName;
} {
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw fail('table_encoding');
  }
  if (text.includes('\0')) throw fail('table_nul');
  if (encoding === 'windows-1256' && !looksArabic(text)) {
    throw fail('table_encoding');
  }
  return { text, encoding };
}
