import { z } from 'zod';
import { check } from '../kernel/issues';
import { permissionNames } from './permissions';

const printable = /^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u;
/** Embeddings, overrides and isolates: they make a text read as another, and reach beyond its end. */
const directionControls = /[\u202a-\u202e\u2066-\u2069]/u;
/**
 * Characters without ink that do nothing: by them, two names that look the same would be two. Joiners and variation
 * selectors shape what stands beside them, direction marks put a sign between two scripts to one of them.
 */
const hidden =
  /(?![\u200c-\u200f\u061c\ufe00-\ufe0f\u202a-\u202e\u2066-\u2069])\p{Default_Ignorable_Code_Point}/u;
/** A character that leaves ink; the blank of Braille and the fillers count as letters or symbols, yet leave none. */
const visible =
  /(?![\p{Default_Ignorable_Code_Point}\u2800])[\p{L}\p{N}\p{P}\p{S}]/u;
const arabicLetter = /(?=\p{L})\p{Script=Arabic}/u;

/** One line of text: something to see in it, nothing hidden, no control characters, and none that turn its direction. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine(text => printable.test(text), check('forbidden_characters'))
    .refine(text => !directionControls.test(text), check('direction_controls'))
    .refine(
      text => !visible.test(text) || !hidden.test(text),
      check('hidden_characters'),
    )
    .refine(text => text === '' || visible.test(text), check('invisible'));

const printableLines = /^[^\p{Cs}\p{Cc}]*$/u;

/** Text of several lines: as a line, and with line breaks and tabs. */
export const paragraph = (max: number) =>
  z
    .string()
    .transform(text => text.replaceAll('\r\n', '\n').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine(
          text => printableLines.test(text.replace(/[\n\t]/g, '')),
          check('forbidden_characters'),
        )
        .refine(
          text => !directionControls.test(text),
          check('direction_controls'),
        )
        .refine(text => text === '' || visible.test(text), check('invisible')),
    );

/** A name in Arabic: a line with at least one letter of the Arabic script. */
export const arabicName = (max: number) =>
  line(max).refine(
    text => !visible.test(text) || arabicLetter.test(text),
    check('arabic_letters'),
  );

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
    permission: z
      .enum(permissionNames)
      .nullable()
      .describe(
        'Permission that you would need; null when allowed, or when it is for something else',
      ),
  });
