import {
  getLocalTimeZone,
  now,
  type ZonedDateTime,
} from '@internationalized/date';
import type { Tenant } from '@cleanmatex/hq-common';

/** The hour that is offered first. */
const OPENING_HOUR = 9;

/** The time zone that times of a tenant are given in, and whether it is the tenant's own. */
export function zoneOf({ timezone }: Pick<Tenant, 'timezone'>): {
  zone: string;
  isOwn: boolean;
} {
  try {
    if (timezone) {
      Intl.DateTimeFormat('en', { timeZone: timezone });
      return { zone: timezone, isOwn: true };
    }
  } catch {
    // The platform may hold a zone that the browser does not know.
  }
  return { zone: getLocalTimeZone(), isOwn: false };
}

/** Tomorrow morning in a time zone. */
export const tomorrowMorning = (zone: string): ZonedDateTime =>
  now(zone)
    .add({ days: 1 })
    .set({ hour: OPENING_HOUR, minute: 0, second: 0, millisecond: 0 });
