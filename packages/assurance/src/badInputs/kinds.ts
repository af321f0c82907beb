import {
  checkTexts,
  kernelErrors,
  tableFileErrors,
  type CheckCode,
  type ErrorInfo,
  type Text,
  type TextParams,
} from '@cleanmatex/hq-common';
import { sampleTenant } from '../testing/sampleTenant';

/** Where files are imported. */
export const IMPORTS = '/tenant-imports';
/** Where the logo of the tenant is kept. */
export const BRAND = '/tenants/{tenant}/brand';

/** A call that is to be refused. */
export interface BadInput {
  what: string;
  call: readonly [method: string, path: string];
  /** Made when it is sent: some are large. */
  body: () => object | Buffer;
  headers?: Record<string, string>;
  status?: number;
  code: string;
  text: Text;
  params?: TextParams;
  /** The field that is to blame, and what is wrong with it. */
  issue?: { path: string; code: string };
}

/** A file to import that cannot be read. */
export const file = (
  what: string,
  make: () => Uint8Array | string,
  code: keyof typeof tableFileErrors,
  params?: TextParams,
): BadInput => ({
  what,
  call: ['POST', IMPORTS],
  body: () => ({ content: Buffer.from(make() as string).toString('base64') }),
  code,
  text: tableFileErrors[code],
  params,
  issue: { path: 'content', code },
});

/** A field that does not fit the contract. */
export const field = (
  what: string,
  call: BadInput['call'],
  body: object | (() => object),
  path: string,
  code: CheckCode,
  params?: TextParams,
): BadInput => ({
  what,
  call,
  body: typeof body === 'function' ? (body as () => object) : () => body,
  code: 'validation_failed',
  text: checkTexts[code],
  params,
  issue: { path, code },
});

/** A body that is none. */
export const whole = (
  what: string,
  body: () => Buffer,
  headers: Record<string, string>,
  status: number,
  code: keyof typeof kernelErrors,
  params?: TextParams,
): BadInput => ({
  what,
  call: ['POST', IMPORTS],
  body,
  headers,
  status,
  code,
  text: kernelErrors[code] as ErrorInfo,
  params,
});

/** A logo that is none. */
export const logo = (
  what: string,
  make: () => Buffer,
  code: CheckCode,
  params?: TextParams,
) =>
  field(
    what,
    ['PATCH', BRAND],
    () => ({ logo: make().toString('base64') }),
    'logo',
    code,
    params,
  );

/** The names that people give: `too` is what is wrong with the text. */
export const names = (
  what: string,
  text: string,
  code: CheckCode,
): BadInput[] => {
  const role = {
    code: 'bad_input',
    name: 'Reader',
    name2: 'قارئ',
    description: 'Reads',
    description2: 'يطالع',
    permissions: ['hq.tenant.read'],
  };
  const person = {
    email: 'person@cleanmatex.example',
    name: 'Person',
    roles: ['support_analyst'],
  };
  const view = { list: 'tenants.list', path: '/tenants', query: '' };
  const key = { roleCode: 'support_analyst' };
  const arabic = `مغسلة ${text}`;
  const at = (...call: BadInput['call']) => call;
  return (
    [
      [at('POST', '/tenants'), sampleTenant('bad'), 'name', text, 255],
      [at('POST', '/tenants'), sampleTenant('bad'), 'name2', arabic, 255],
      [at('PATCH', '/tenants/{tenant}'), {}, 'name', text, 255],
      [at('POST', '/tenants/{tenant}/suspend'), {}, 'reason', text, 500],
      [at('POST', '/users'), person, 'name', text, 120],
      [at('POST', '/roles'), role, 'name', text, 80],
      [at('POST', '/roles'), role, 'description2', arabic, 300],
      [at('POST', '/api-keys'), key, 'name', text, 80],
      [at('POST', '/saved-views'), view, 'name', text, 80],
      [at('POST', IMPORTS), { content: 'bmFtZQ==' }, 'fileName', text, 255],
    ] as const
  ).map(([call, rest, path, value, limit]) =>
    field(
      `${what} as ${path} of ${call.join(' ')}`,
      call,
      { ...rest, [path]: value },
      path,
      code,
      code === 'too_long' ? { limit } : undefined,
    ),
  );
};
