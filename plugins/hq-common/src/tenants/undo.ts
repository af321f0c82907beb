import type { FieldChange } from '../kernel/changes';
import { isMasked } from '../kernel/mask';
import { profileFields, UpdateTenant } from './inputs';

const isProfile = (name: string) => profileFields.some(field => field === name);

/** Input that archives a tenant that was onboarded; undefined while its id is not known. */
export const undoOnboarding = (
  _input: Record<string, unknown>,
  _changes: readonly FieldChange[],
  tenantId?: string,
) => (tenantId ? { tenantId } : undefined);

/**
 * Input that gives an edited tenant back what it had.
 * @returns undefined where the changes do not tell all of it: opening hours, whose closed days leave no trace,
 * personal data that the reader sees masked, and fields that had no value and cannot be emptied.
 */
export function undoEdit(
  tenantId: unknown,
  changes: readonly FieldChange[],
): Record<string, unknown> | undefined {
  const fields: Record<string, unknown> = {};
  const flags: Record<string, unknown> = {};
  for (const { path, before } of changes) {
    const [name, part] = path.split('.');
    if (name === 'businessHours' || isMasked(before)) return undefined;
    if (name === 'featureFlags') flags[part] = before ?? false;
    else if (isProfile(name)) fields[name] = before;
  }
  if (Object.keys(flags).length) fields.featureFlags = flags;
  const input = { tenantId, ...fields };
  return UpdateTenant.safeParse(input).success ? input : undefined;
}
