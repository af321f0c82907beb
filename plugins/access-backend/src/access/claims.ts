import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { API_KEY_SUBJECT } from '@cleanmatex/hq-node';

/** What verified credentials say of their bearer. */
export type Bearer =
  | { type: 'user'; entityName: string; issuedAt: number; sessionId?: string }
  | { type: 'api-key'; id: string };

const userRef = /^user:default\/([a-z0-9._-]{1,63})$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Reads the bearer of credentials that Backstage has verified.
 * @returns null for plugins and for principals that the console does not know.
 */
export function bearerOf(credentials: BackstageCredentials): Bearer | null {
  const principal = credentials.principal as {
    type?: string;
    userEntityRef?: string;
    subject?: string;
  };
  if (principal.type === 'service') {
    const id = principal.subject?.startsWith(API_KEY_SUBJECT)
      ? principal.subject.slice(API_KEY_SUBJECT.length)
      : '';
    return uuid.test(id) ? { type: 'api-key', id } : null;
  }
  const entityName = userRef.exec(principal.userEntityRef ?? '')?.[1];
  if (principal.type !== 'user' || !entityName) return null;
  const claims = claimsOf(credentials);
  return claims && { type: 'user', entityName, ...claims };
}

/**
 * Claims of the token inside the credentials. Backstage keeps it there, non-enumerable, to call other
 * plugins on the user's behalf; tokens of such calls carry no session.
 */
function claimsOf(credentials: BackstageCredentials) {
  const { token } = credentials as { token?: unknown };
  if (typeof token !== 'string') return null;
  try {
    const payload = Buffer.from(token.split('.')[1], 'base64url');
    const { iat, sid } = JSON.parse(payload.toString('utf8'));
    if (typeof iat !== 'number') return null;
    if (sid === undefined) return { issuedAt: iat };
    return typeof sid === 'string' && uuid.test(sid)
      ? { issuedAt: iat, sessionId: sid }
      : null;
  } catch {
    return null;
  }
}
