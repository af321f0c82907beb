import {
  bulkItemStates,
  tenantsContract,
  type BulkItem,
  type BulkItemState,
  type BulkRun,
  type BulkState,
  type Locale,
  type Text,
} from '@cleanmatex/hq-common';
import { tenants } from './samples';

const reasons: Partial<Record<BulkItemState, Text>> = {
  blocked: {
    en: 'A support session is open for it',
    ar: 'للمنشأة جلسة دعم مفتوحة',
  },
  failed: {
    en: 'The platform did not answer in time',
    ar: 'لم ترد المنصة في الوقت المحدد',
  },
};

/** A run of the samples with its rows, one for each state. */
export interface SampleRun {
  run: BulkRun;
  items: BulkItem[];
}

function sampleRun(
  n: number,
  state: BulkState,
  states: BulkItemState[],
): SampleRun {
  const counts = Object.fromEntries(
    bulkItemStates.map(each => [each, states.filter(s => s === each).length]),
  ) as BulkRun['counts'];
  const begun = '2026-03-01T08:59:00.000Z';
  return {
    run: {
      id: `00000000-0000-4000-8000-00000000010${n}`,
      operation: tenantsContract.suspend.id,
      input: {},
      state,
      actorName: 'maha@cleanmatex.example',
      total: states.length,
      counts,
      canUndo: counts.done > 0,
      undoOf: null,
      problem: null,
      createdAt: '2026-03-01T08:55:00.000Z',
      startedAt: state === 'ready' ? null : begun,
      finishedAt: state === 'done' ? begun : null,
    },
    items: states.map((itemState, index) => ({
      position: index + 1,
      subjectId: tenants[index].id,
      subjectName: tenants[index].name,
      subjectName2: tenants[index].name2,
      state: itemState,
      code: null,
      message: null,
    })),
  };
}

/** Rows with what is said of them, in a language. */
export const itemsIn = (locale: Locale, items: BulkItem[]): BulkItem[] =>
  items.map(item => ({
    ...item,
    message: reasons[item.state]?.[locale] ?? null,
  }));

/** A run that was previewed, one under way, and one at its end. */
export const sampleRuns: SampleRun[] = [
  sampleRun(1, 'ready', ['eligible', 'eligible', 'skipped', 'blocked']),
  sampleRun(2, 'running', ['done', 'eligible', 'eligible', 'eligible']),
  sampleRun(3, 'done', ['done', 'done', 'skipped', 'failed']),
];
