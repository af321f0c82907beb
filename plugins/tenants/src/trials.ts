const DAY_MS = 24 * 60 * 60 * 1000;
/** Days ahead in which the end of a trial counts as near. */
export const NEAR_DAYS = 7;

/** The day so many days ahead, in UTC, as the filter `trialEndsBefore` takes it. */
export const dayAhead = (days: number, now = Date.now()): string =>
  new Date(now + days * DAY_MS).toISOString().slice(0, 10);

/** Whole days left until a moment; 0 on its last day and after it. */
export const daysUntil = (moment: string, now = Date.now()): number =>
  Math.max(0, Math.floor((Date.parse(moment) - now) / DAY_MS));

/** The filter for trials that end soon, first the one that ends first. */
export const trialsEndingSoon = () =>
  ({ trialEndsBefore: dayAhead(NEAR_DAYS), sort: 'trialEndsAt' } as const);

/** The list of tenants with that filter. */
export const trialsEndingSoonHref = (): string =>
  `/tenants?${new URLSearchParams(trialsEndingSoon())}`;
