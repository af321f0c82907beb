/** Shortest slug. */
export const SLUG_MIN = 3;
/** Longest slug: it is a DNS label. */
export const SLUG_MAX = 63;
/** Grammar of a slug: lowercase words of letters and digits joined by single hyphens; a letter first. */
export const slugPattern = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** Words that would collide with the platform's own addresses. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  'about',
  'account',
  'accounts',
  'admin',
  'administrator',
  'api',
  'app',
  'apps',
  'archive',
  'assets',
  'auth',
  'billing',
  'blog',
  'catalog',
  'cdn',
  'cleanmatex',
  'console',
  'dashboard',
  'default',
  'demo',
  'dev',
  'docs',
  'download',
  'email',
  'facets',
  'ftp',
  'graphql',
  'guest',
  'health',
  'help',
  'home',
  'hq',
  'image',
  'images',
  'imap',
  'internal',
  'localhost',
  'login',
  'logout',
  'mail',
  'manage',
  'master',
  'media',
  'metrics',
  'mobile',
  'new',
  'null',
  'oauth',
  'onboarding-options',
  'owner',
  'partner',
  'partners',
  'platform',
  'pop',
  'portal',
  'postmaster',
  'preview',
  'pricing',
  'privacy',
  'production',
  'public',
  'register',
  'root',
  'sandbox',
  'search',
  'security',
  'settings',
  'setup',
  'signin',
  'signup',
  'slug-availability',
  'smtp',
  'sso',
  'stage',
  'staging',
  'static',
  'status',
  'store',
  'support',
  'sys',
  'system',
  'tenant',
  'tenants',
  'terms',
  'test',
  'undefined',
  'update',
  'upload',
  'user',
  'users',
  'web',
  'webhook',
  'webhooks',
  'webmail',
  'www',
]);

/** What can be wrong with a slug; also names the text that says so. */
export const slugProblems = [
  'too_short',
  'too_long',
  'slug_format',
  'slug_reserved',
] as const;
export type SlugProblem = (typeof slugProblems)[number];

/** What is wrong with a slug; null when it may be used. */
export function slugProblem(slug: string): SlugProblem | null {
  if (!slugPattern.test(slug)) return 'slug_format';
  if (slug.length < SLUG_MIN) return 'too_short';
  if (slug.length > SLUG_MAX) return 'too_long';
  return reservedSlugs.has(slug) ? 'slug_reserved' : null;
}

/**
 * A slug made of a name: Latin letters and digits of it, without accents.
 * @returns empty when the name has too few of them (an Arabic name, for example).
 */
export function slugFromName(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, SLUG_MAX)
    .replace(/-+$/, '');
  return slug.length < SLUG_MIN ? '' : slug;
}
