import {
  allEndpoints,
  bulkItemStateTexts,
  bulkStateTexts,
  type BulkItemState,
  type BulkState,
} from '@cleanmatex/hq-common';
import { StatusBadge, useHqLanguage, type Tone } from '@cleanmatex/hq-react';

const tones: Record<BulkState | BulkItemState, Tone> = {
  previewing: 'info',
  ready: 'warning',
  running: 'info',
  done: 'good',
  cancelled: 'neutral',
  waiting: 'neutral',
  eligible: 'info',
  skipped: 'neutral',
  blocked: 'warning',
  failed: 'danger',
};

/** A run's state as a word in its colour. */
export function RunState({ state }: { state: BulkState }) {
  const label = bulkStateTexts[state][useHqLanguage()];
  return <StatusBadge status={state} tone={tones[state]} label={label} />;
}

/** A row's state as a word in its colour. */
export function ItemState({ state }: { state: BulkItemState }) {
  const label = bulkItemStateTexts[state][useHqLanguage()];
  return <StatusBadge status={state} tone={tones[state]} label={label} />;
}

/** The name of an operation that can be run for many; an unknown one goes by its id. */
export function useOperationName(): (id: string) => string {
  const locale = useHqLanguage();
  return id =>
    allEndpoints.find(endpoint => endpoint.id === id)?.bulk?.title[locale] ??
    id;
}
