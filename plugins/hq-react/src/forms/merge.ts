import { sameValue } from '@cleanmatex/hq-common';

type Fields = Readonly<Record<string, unknown>>;

/** A field that two people changed to different values. */
export interface MergeConflict {
  /** Field, dotted where nested. */
  path: string;
  /** Value that both started from. */
  base: unknown;
  /** Value that the other person saved. */
  theirs: unknown;
  /** Value in the form. */
  mine: unknown;
}

/** Whose value of a field is taken. */
export type MergeSide = 'base' | 'theirs' | 'mine';

/**
 * Fields that both sides changed, to different values. A field that one side changed is no conflict: that change
 * stands.
 * @param base - what the form was filled from.
 * @param theirs - what is saved now.
 * @param mine - what the form would save; fields that it leaves alone may be left out.
 */
export function findConflicts(
  base: Fields,
  theirs: Fields,
  mine: Fields,
): MergeConflict[] {
  return Object.keys(mine)
    .filter(
      path =>
        !sameValue(mine[path], base[path]) &&
        !sameValue(theirs[path], base[path]) &&
        !sameValue(theirs[path], mine[path]),
    )
    .map(path => ({
      path,
      base: base[path],
      theirs: theirs[path],
      mine: mine[path],
    }));
}

/** Value of a field after the merge: the side that was chosen, else the side that changed it. */
export function mergedValue<T>(
  values: { base: T; theirs: T; mine: T },
  chosen?: MergeSide,
): T {
  if (chosen) return values[chosen];
  return sameValue(values.mine, values.base) ? values.theirs : values.mine;
}
