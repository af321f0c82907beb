import { z } from 'zod';
import { check } from '../kernel/issues';
import { permissionNames } from './permissions';

const printable = /^[^\p{Cc}\p{Cs}]*$/u;

/** One line of text without control characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(text => printable.test(text), check('forbidden_characters'));

/** What a list is searched for. */
export const searchText = z
  .string()
  .trim()
  .max(200)
  .refine(text => printable.test(text), check('forbidden_characters'));

/** An e-mail address; compared without regard to case. */
export const Email = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email())
  .describe('E-mail address, unique without regard to case');

/** Code of a role. */
export const RoleCode = z
  .string()
  .regex(/^[a-z][a-z0-9_]{1,62}$/)
  .describe('Code of the role, like support_analyst');

/** Name of a permission of the console. */
export const Permission = z
  .enum(permissionNames)
  .describe('Name of a permission');

/** Language of a person. */
export const PersonLocale = z
  .enum(['en', 'ar'])
  .describe('Language of the console');

/** Why something is done; goes into the audit log. */
export const Reason = line(500)
  .optional()
  .describe('Why, in your words; kept in the audit log');

/** Whether an action is possible now, and why not. */
export const AllowedAction = <const A extends readonly [string, ...string[]]>(
  actions: A,
) =>
  z.object({
    action: z.enum(actions).describe('The action'),
    allowed: z.boolean().describe('Whether you may do it now'),
    reason: z
      .string()
      .nullable()
      .describe('Why not, in your language; null when allowed'),
  });
