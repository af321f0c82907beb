import type { LiveChange } from '@cleanmatex/hq-common';
import type { Query } from '@tanstack/react-query';

/** Least milliseconds between two refreshes, however much changes. */
export const REFRESH_EVERY_MS = 1_000;

/** Domains whose answers an event makes old; the audit log grows with every change. */
const domainsOf: Record<string, readonly string[]> = {
  'hq.tenant.changed': ['tenants', 'sampleFleet'],
  'hq.tenant.initialization': ['tenants'],
  'hq.tenant.schedule': ['tenants'],
  'hq.tenant.note': ['tenants'],
  'hq.tenant.setting': ['tenants'],
  'hq.bulk.changed': ['bulk'],
  'hq.user.changed': ['users', 'sessions', 'me', 'apiKeys'],
  'hq.role.changed': ['roles', 'users', 'me'],
};

/** Whether an answer, by its key (`hqQueryKey`), may be old after a change. */
export function concerns(
  change: LiveChange,
  queryKey: readonly unknown[],
): boolean {
  const [owner, domain, , input] = queryKey;
  if (owner !== 'hq') return false;
  const domains = domainsOf[change.topic] ?? [];
  if (domain !== 'audit' && !domains.includes(String(domain))) return false;
  const asked = (input ?? {}) as Record<string, unknown>;
  return Object.entries(change.ids).every(
    ([name, id]) => asked[name] === undefined || asked[name] === id,
  );
}

/** Gathers changes and has the answers on screen asked again, at once and then at most every second. */
export class LiveRefresh {
  private readonly heard = new Map<string, LiveChange>();
  private timer?: ReturnType<typeof setTimeout>;

  constructor(
    private readonly refresh: (isOld: (query: Query) => boolean) => void,
  ) {}

  hear(changes: readonly LiveChange[]): void {
    for (const change of changes) {
      this.heard.set(JSON.stringify(change), change);
    }
    if (this.timer === undefined) this.flush();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.heard.clear();
  }

  private flush(): void {
    this.timer = undefined;
    if (this.heard.size === 0) return;
    const changes = [...this.heard.values()];
    this.heard.clear();
    this.refresh(({ queryKey }) =>
      changes.some(change => concerns(change, queryKey)),
    );
    this.timer = setTimeout(() => this.flush(), REFRESH_EVERY_MS);
  }
}
