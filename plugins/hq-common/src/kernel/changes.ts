import { z } from 'zod';

/** One field that changed. */
export const FieldChange = z.object({
  path: z.string().describe('Field, dotted where nested'),
  before: z.unknown().describe('Value before; null when there was none'),
  after: z.unknown().describe('Value after; null when there is none'),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** What one entity was changed to. */
export const SubjectChange = z.object({
  subjectType: z.string().describe('Kind of the changed entity'),
  subjectId: z.string().nullable().describe('Id of the changed entity'),
  subjectName: z.string().nullable().describe('Name of the changed entity'),
  subjectName2: z.string().nullable().describe('Its name in Arabic'),
  changes: z.array(FieldChange).describe('Its changed fields'),
});
export type SubjectChange = z.infer<typeof SubjectChange>;

/** What an act costs besides the fields that it changes. */
export const Consequence = z.object({
  code: z.string().describe('What is counted'),
  value: z
    .number()
    .nullable()
    .describe('How many or how much; null where the platform does not tell'),
  currency: z
    .string()
    .nullable()
    .describe('Currency of an amount, ISO 4217; null for a count'),
});
export type Consequence = z.infer<typeof Consequence>;

/** Answer of a mutation called with `?dryRun=true`: what it would have changed. */
export const DryRunResult = z.object({
  dryRun: z.literal(true).describe('Nothing was changed'),
  operation: z.string().describe('Id of the previewed operation'),
  subjects: z.array(SubjectChange).describe('Entities that would change'),
  consequences: z
    .array(Consequence)
    .describe('What it would cost besides; empty where nothing is told'),
});
export type DryRunResult = z.infer<typeof DryRunResult>;

type Fields = Record<string, unknown>;

const isPlainObject = (value: unknown): value is Fields =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date);

/** Whether two values of a field are the same; none and null are. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  (a ?? null) === (b ?? null) || JSON.stringify(a) === JSON.stringify(b);

/**
 * Field-level difference of two states of an entity; nested objects are compared field by field.
 * @param before - null for an entity that is new.
 * @param after - null for an entity that is gone.
 * @returns changes in the order of the fields; empty when nothing differs.
 */
export function diffFields(
  before: Fields | null,
  after: Fields | null,
  prefix = '',
): FieldChange[] {
  const keys = new Set([
    ...Object.keys(before ?? {}),
    ...Object.keys(after ?? {}),
  ]);
  return [...keys].flatMap(key => {
    const old = before?.[key] ?? null;
    const next = after?.[key] ?? null;
    const path = `${prefix}${key}`;
    if (isPlainObject(old) || isPlainObject(next)) {
      return diffFields(
        isPlainObject(old) ? old : null,
        isPlainObject(next) ? next : null,
        `${path}.`,
      );
    }
    return sameValue(old, next) ? [] : [{ path, before: old, after: next }];
  });
}
