import {
  scheduledStateTexts,
  tenantActionTexts,
  type ScheduledAction,
  type ScheduledChange,
  type ScheduledState,
} from '@cleanmatex/hq-common';
import {
  StatusBadge,
  useFormat,
  useHqLanguage,
  type Tone,
} from '@cleanmatex/hq-react';
import { zoneOf } from './zones';

const tones: Record<ScheduledState, Tone> = {
  waiting: 'info',
  done: 'good',
  skipped: 'warning',
  cancelled: 'neutral',
};

/** A scheduled change's state as a word in its colour. */
export function ChangeState({ state }: { state: ScheduledState }) {
  const label = scheduledStateTexts[state][useHqLanguage()];
  return <StatusBadge status={state} tone={tones[state]} label={label} />;
}

/** What an action is called, in the console's language. */
export function useActionName(): (action: ScheduledAction) => string {
  const locale = useHqLanguage();
  return action => tenantActionTexts[action][locale];
}

/** When a change is due, in its tenant's time zone, which is named. */
export function Due({ change }: { change: ScheduledChange }) {
  const format = useFormat();
  return (
    <time dateTime={change.at} title={format.zoned(change.at)}>
      {format.inZone(change.at, zoneOf(change).zone)}
    </time>
  );
}
