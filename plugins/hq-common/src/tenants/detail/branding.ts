import { z } from 'zod';
import { Reason } from '../../access/fields';
import { endpoint } from '../../kernel/endpoint';
import { check } from '../../kernel/issues';
import { BrandColor } from '../fields';
import { Tenant } from '../schemas';
import { undoEdit } from '../undo';

/** Largest logo that is taken, in bytes. */
export const LOGO_MAX_BYTES = 512 * 1024;
/** Longest side of a logo, in pixels. */
export const LOGO_MAX_SIDE = 2_048;

/** Media types that a logo may have; which one it has is read from its content. */
export const logoTypes = [
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/svg+xml',
] as const;
export type LogoType = (typeof logoTypes)[number];

const logo = z
  .string()
  .min(1)
  .describe(
    'The image in Base64: PNG, JPEG, WebP or a plain SVG; at most 512 KB and 2048 pixels a side. Null removes the logo',
  );

/** What of a tenant's brand changes; what is left out stays. */
export const UpdateBrand = z
  .strictObject({
    tenantId: z.guid().describe('Id of the tenant'),
    logo: logo.nullish(),
    brandColorPrimary: BrandColor.nullish(),
    brandColorSecondary: BrandColor.nullish(),
    reason: Reason,
  })
  .refine(
    ({ logo: image, brandColorPrimary, brandColorSecondary }) =>
      [image, brandColorPrimary, brandColorSecondary].some(
        value => value !== undefined,
      ),
    check('nothing_to_change'),
  );
export type UpdateBrand = z.output<typeof UpdateBrand>;

const updateBrand = endpoint({
  id: 'tenants.updateBrand',
  method: 'PATCH',
  path: '/tenants/{tenantId}/brand',
  summary: 'Change logo and colours of a tenant',
  description:
    'A logo is kept by the console, without what cameras and programs write into images, and shown to everybody at the address that the tenant’s logo then has.',
  permission: 'hq.tenant.update',
  audit: { subject: 'tenant', severity: 'medium' },
  input: UpdateBrand,
  output: Tenant,
  versioned: true,
  action: false,
  errors: ['NotFoundError', 'ConflictError', 'PreconditionFailedError'],
  undo: {
    operation: 'tenants.update',
    input: ({ tenantId }, changes) => undoEdit(tenantId, changes),
  },
});

/** The brand of a tenant: its logo and colours. */
export const tenantBrandingContract = { updateBrand };
