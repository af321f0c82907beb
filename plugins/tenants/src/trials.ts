const DAY_MS = 24 * 60 * 60 * 1000;
/** Days ahead in which the end of a trial counts as near. */
export const NEAR_DAYS = 7;

/** The day so many days ahead, in UTC, as the filter `trialEndsBefore` takes it. */
export const dayAhead = (days: number, now = Date.now()): string =>
  new Date(now + days * DAY_MS).toISOString().slice(0, 10);

/** How far the clocks of browser and portal may differ without a day more being counted. */
const CLOCKS_MS = 60 * 1000;

/** Days left until a moment, the one that has begun included: 90 right after 90 days were granted, 1 on the last day, 0 after it. */
export const daysUntil = (moment: string, now = Date.now()): number =>
  Math.max(0, Math.ceil((Date.parse(moment) - now - CLOCKS_MS) / DAY_MS));

/** The filter for trials that end soon, first the one that ends first. */
export const trialsEndingSoon = () =>
  ({ trialEndsBefore: dayAhead(NEAR_DAYS), sort: 'trialEndsAt' } as const);

/** The list of tenants with that filter. */
export const trialsEndingSoonHref = (): string =>
  `/tenants?${new URLSearchParams(trialsEndingSoon())}`;
