import {
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** A secret of 256 bits, for links and cookies. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret with enough entropy of its own: SHA-256, hex. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** A keyed signature over the parts; parts cannot run into each other. */
export function sign(secret: string, ...parts: string[]): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify(parts))
    .digest('base64url');
}

/** Compares in constant time; false for anything that is no text. */
export function sameText(a: unknown, b: string): boolean {
  if (typeof a !== 'string') return false;
  return timingSafeEqual(
    createHash('sha256').update(a).digest(),
    createHash('sha256').update(b).digest(),
  );
}
