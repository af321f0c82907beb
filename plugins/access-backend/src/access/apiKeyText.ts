import {
  createHash,
  randomBytes,
  randomInt,
  timingSafeEqual,
} from 'node:crypto';

const PREFIX_LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const PREFIX_LENGTH = 10;
const keyText = /^hqk_([a-z0-9]{10})_[A-Za-z0-9_-]{43}$/;

/** A new API key: its whole text, and what may be stored of it. */
export interface NewApiKey {
  /** `hqk_<prefix>_<secret>`; the secret has 256 bits of entropy. */
  text: string;
  prefix: string;
  secretHash: string;
}

/** SHA-256 of the whole key text, hex. */
export function hashApiKey(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function newApiKey(): NewApiKey {
  const prefix = Array.from(
    { length: PREFIX_LENGTH },
    () => PREFIX_LETTERS[randomInt(PREFIX_LETTERS.length)],
  ).join('');
  const text = `hqk_${prefix}_${randomBytes(32).toString('base64url')}`;
  return { text, prefix, secretHash: hashApiKey(text) };
}

/** The prefix of a presented text; undefined when it is no API key at all. */
export function prefixOf(text: string): string | undefined {
  return keyText.exec(text)?.[1];
}

/** Compares a presented key with a stored hash, in constant time. */
export function matchesHash(text: string, secretHash: string): boolean {
  const presented = Buffer.from(hashApiKey(text), 'hex');
  const stored = Buffer.from(secretHash, 'hex');
  return (
    presented.length === stored.length && timingSafeEqual(presented, stored)
  );
}
