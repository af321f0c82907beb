import {
  featureFlagNames,
  weekDays,
  type BusinessHours,
  type Tenant,
} from '@cleanmatex/hq-common';
import {
  findConflicts,
  mergedValue,
  type MergeConflict,
  type MergeSide,
} from '@cleanmatex/hq-react';
import { editedFields, type Draft } from './draft';

/** Whose value is taken, by field. */
export type Choices = Readonly<Record<string, MergeSide>>;

/** What an edit starts from: the fields of a tenant that can be edited, and their version. */
export type EditBase = Pick<
  Tenant,
  (typeof editedFields)[number] | 'businessHours' | 'featureFlags' | 'version'
>;

/** What is edited, as a form holds it: any text. */
type Drafted = Omit<EditBase, 'language'> & { language: string | null };

type Day = BusinessHours[keyof BusinessHours];

const CLOSED = 'closed';

const dayText = (day: Day | undefined) =>
  day ? `${day.open} – ${day.close}` : CLOSED;

/** Everything that can be edited, field by field; a day's hours are one field. */
function flat(tenant: Drafted): Record<string, string | boolean> {
  return Object.fromEntries([
    ...editedFields.map(field => [field, tenant[field] ?? '']),
    ...weekDays.map(day => [
      `businessHours.${day}`,
      dayText(tenant.businessHours?.[day]),
    ]),
    ...featureFlagNames.map(name => [
      `featureFlags.${name}`,
      tenant.featureFlags[name] ?? false,
    ]),
  ]);
}

/** A tenant as the draft would leave it. */
function drafted(base: EditBase, draft: Draft): Drafted {
  const { businessHours, featureFlags, ...fields } = draft;
  return {
    ...base,
    ...fields,
    businessHours:
      businessHours === undefined ? base.businessHours : businessHours,
    featureFlags: { ...base.featureFlags, ...featureFlags },
  };
}

/** Fields that the draft and somebody else changed to different values. */
export function conflictsOf(
  base: EditBase,
  latest: EditBase,
  draft: Draft,
): MergeConflict[] {
  return findConflicts(flat(base), flat(latest), flat(drafted(base, draft)));
}

/**
 * A draft on top of what somebody else has saved meanwhile: their changes are in it, except where the draft changed
 * the same field and its value was chosen.
 */
export function rebase(
  base: EditBase,
  latest: EditBase,
  draft: Draft,
  choices: Choices,
): Draft {
  const mine = drafted(base, draft);
  const texts = { base: flat(base), theirs: flat(latest), mine: flat(mine) };
  const sideOf = (path: string): MergeSide =>
    choices[path] ??
    (texts.mine[path] === texts.base[path] ? 'theirs' : 'mine');
  const merged: Draft = {};
  for (const field of editedFields) {
    if (sideOf(field) === 'theirs') continue;
    merged[field] = mergedValue(
      {
        base: base[field] ?? '',
        theirs: latest[field] ?? '',
        mine: draft[field] ?? '',
      },
      sideOf(field),
    );
  }
  const flags = featureFlagNames.filter(
    name => sideOf(`featureFlags.${name}`) !== 'theirs',
  );
  if (flags.length) {
    merged.featureFlags = Object.fromEntries(
      flags.map(name => [
        name,
        (sideOf(`featureFlags.${name}`) === 'base' ? base : mine).featureFlags[
          name
        ] ?? false,
      ]),
    );
  }
  const sources: Record<MergeSide, Drafted> = { base, theirs: latest, mine };
  const days = weekDays.map(day => ({
    day,
    side: sideOf(`businessHours.${day}`),
  }));
  if (days.some(({ side }) => side !== 'theirs')) {
    merged.businessHours = days.every(
      ({ side }) => sources[side].businessHours === null,
    )
      ? null
      : (Object.fromEntries(
          days.map(({ day, side }) => [
            day,
            sources[side].businessHours?.[day] ?? null,
          ]),
        ) as BusinessHours);
  }
  return merged;
}
