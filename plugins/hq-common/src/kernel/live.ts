/** Channel of Backstage's signals through which open pages hear of changes. */
export const LIVE_CHANNEL = 'hq';

/** Something that was changed: its kind and ids, and nothing that is personal. */
export type LiveChange = {
  /** Topic of the event, such as `hq.tenant.changed`. */
  topic: string;
  /** Ids by their names in inputs, such as `tenantId`; empty when many were changed at once. */
  ids: Record<string, string>;
};

/** What a page hears. */
export type LiveMessage = {
  /** Which process says it. */
  from: string;
  /** Counts what that process has said. */
  number: number;
  /** Milliseconds since that process last said that something changed, or since it started. */
  quietMs: number;
  /** Empty when nothing has changed for a while. */
  changes: LiveChange[];
};

/** Milliseconds between two messages when nothing changes. */
export const LIVE_BEAT_MS = 5_000;

/** Whether a field of an event's payload is an id. */
const namesThing = (field: string) => /(Id|Code)$/.test(field);

/** Most things of one kind that a message names; of more it says only that they changed. */
const MAX_NAMED = 20;

/** What open pages are told of events; nothing of those that are not the console's. */
export function liveChanges(
  events: ReadonlyArray<{ topic: string; payload: Record<string, unknown> }>,
): LiveChange[] {
  const byTopic = new Map<string, Map<string, LiveChange>>();
  for (const { topic, payload } of events) {
    if (!topic.startsWith('hq.')) continue;
    const ids = Object.fromEntries(
      Object.entries(payload)
        .filter(([field]) => namesThing(field))
        .map(([field, value]) => [field, String(value)]),
    );
    const changes = byTopic.get(topic) ?? new Map<string, LiveChange>();
    changes.set(JSON.stringify(ids), { topic, ids });
    byTopic.set(topic, changes);
  }
  return [...byTopic].flatMap(([topic, named]) =>
    named.size > MAX_NAMED ? [{ topic, ids: {} }] : [...named.values()],
  );
}
