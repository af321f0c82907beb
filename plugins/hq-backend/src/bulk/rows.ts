import type { Endpoint } from '@cleanmatex/hq-common';
import { reasonOf } from '@cleanmatex/hq-node';
import type { BatchOutcome } from '../kernel/batch';
import type { ItemRecord, RunRecord, Settled } from './model';

/** What the operation of a run is called with for a row. */
export function inputOf(
  run: RunRecord,
  { bulk }: Endpoint,
  item: ItemRecord,
): Record<string, unknown> {
  const each = bulk?.each;
  const named = item.subject_id && each ? { [each]: item.subject_id } : {};
  return { ...run.input, ...item.input, ...named };
}

/** What became of a row. @param refused - its state when it failed. */
export function settledOf(
  { position }: ItemRecord,
  outcome: BatchOutcome,
  done: Pick<Settled, 'state' | 'undo_input' | 'subject_id'>,
  refused: (error: Error) => Settled['state'],
): Settled {
  if (outcome.ok) {
    const { subjectName: subject_name } = outcome;
    return { position, subject_name, reason: null, ...done };
  }
  return {
    position,
    state: refused(outcome.error),
    subject_id: null,
    subject_name: null,
    reason: reasonOf(outcome.error),
    undo_input: null,
  };
}

/** What a row that was done has changed or made, and the input that undoes it. */
export function undoOf(
  { undo }: Endpoint,
  input: Record<string, unknown>,
  outcome: BatchOutcome,
): Pick<Settled, 'subject_id' | 'undo_input'> {
  if (!outcome.ok) return { subject_id: null, undo_input: null };
  const { changes, subjectId } = outcome;
  const undo_input = undo?.input(input, changes, subjectId ?? undefined);
  return { subject_id: subjectId, undo_input: undo_input ?? null };
}
