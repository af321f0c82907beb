import { slugFromName, type TenantStatus } from '@cleanmatex/hq-common';
import {
  brands,
  countries,
  familyNames,
  givenNames,
  kinds,
  type Country,
  type Pair,
} from './words';

/** One tenant of a fleet, before it is stored. */
export interface Blueprint {
  /** Place in the fleet, from 1. */
  n: number;
  name: string;
  name2: string;
  slug: string;
  email: string;
  phone: string;
  country: Country['code'];
  currency: string;
  timezone: string;
  city: string;
  city2: string;
  owner: string;
  owner2: string;
  status: TenantStatus;
  plan: string;
  /** Days before the fleet's end on which it was onboarded. */
  since: number;
  /** Days before the fleet's end on which it stopped working; 0 for one that works. */
  until: number;
  /** Days from the fleet's end to the end of its trial, negative when past; null without a trial. */
  trialLeft: number | null;
  /** Orders of an ordinary day. */
  perDay: number;
  /** Growth of its orders in a month, as an exponent; negative for one that is leaving. */
  growth: number;
  branches: number;
  users: number;
  customers: number;
  price: number;
  tax: number;
}

/** Numbers in [0, 1) that follow from the seed (mulberry32). */
function randomOf(seed: number, n: number): () => number {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(n, 0x85ebca6b)) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const pick = <T>(list: readonly T[], random: number): T =>
  list[Math.floor(random * list.length)];

/** Spreads places evenly: every sixty tenants have the same shares, in combinations of their own. */
const slot = (n: number, seed: number, step: number) =>
  ((((n - 1) % 60) * step + Math.floor((n - 1) / 60) * (step >> 1) + seed) %
    60) /
  60;

function countryOf(place: number): Country {
  let share = 0;
  for (const country of countries) {
    share += country.share / 100;
    if (place < share) return country;
  }
  return countries[0];
}

type Life = Pick<Blueprint, 'status' | 'since' | 'until' | 'trialLeft'>;

/** Of sixty: 6 in trial, 3 expired, 3 suspended, 2 archived, the rest active. */
function lifeOf(place: number, random: () => number): Life {
  const since = 40 + Math.floor(random() * 800);
  const until = 2 + Math.floor(random() * 30);
  if (place < 0.1) {
    const left = 1 + Math.floor(random() * (place < 0.05 ? 3 : 13));
    return { status: 'trial', since: 14 - left, until: 0, trialLeft: left };
  }
  if (place < 0.15) {
    const since14 = until + 14;
    return { status: 'expired', since: since14, until, trialLeft: -until };
  }
  const life = { since, trialLeft: null };
  if (place < 0.2) return { ...life, status: 'suspended', until };
  if (place < 0.23) return { ...life, status: 'archived', until: until + 5 };
  return { ...life, status: 'active', until: 0 };
}

interface Size {
  plan: string;
  /** Orders a month that the plan allows, or a measure where it has no limit. */
  orders: number;
  users: number;
  branches: number;
}

const trialSize: Size = {
  plan: 'FREE_TRIAL',
  orders: 20,
  users: 2,
  branches: 1,
};
const sizes: ReadonlyArray<readonly [upTo: number, size: Size]> = [
  [0.5, { plan: 'starter', orders: 100, users: 5, branches: 1 }],
  [0.85, { plan: 'growth', orders: 500, users: 12, branches: 3 }],
  [0.97, { plan: 'pro', orders: 2000, users: 25, branches: 6 }],
  [1, { plan: 'enterprise', orders: 4000, users: 40, branches: 9 }],
];

function activityOf(size: Size, random: () => number) {
  const mood = random();
  // One in twelve is leaving, one in ten has outgrown its plan.
  const leaving = mood < 0.08;
  const outgrown = mood > 0.9;
  const used = outgrown ? 1.2 + random() * 0.6 : 0.3 + random() * 0.55;
  const perDay = (size.orders * used) / 30;
  return {
    perDay,
    growth: leaving ? -0.5 - random() * 0.4 : random() * 0.12,
    branches: Math.max(1, Math.ceil(random() * size.branches)),
    users: Math.max(1, Math.ceil((0.3 + random() * 0.7) * size.users)),
    customers: Math.max(5, Math.round(perDay * 6)),
  };
}

const both = (pairs: Pair[], separator = ' ') =>
  [0, 1].map(side => pairs.map(pair => pair[side]).join(separator));

function nameOf(random: () => number): { name: string; name2: string } {
  const brand = pick(brands, random());
  const kind = pick(kinds, random());
  // «مغسلة النور»; with a purpose: «مغسلة النور للتنظيف الجاف».
  const name2 = kind === kinds[0] ? brand[1] : `${brand[1]} ${kind[1]}`;
  return { name: `${brand[0]} ${kind[0]}`, name2: `مغسلة ${name2}` };
}

/** Gives a name to one tenant only: by its city, then by a number. */
class Names {
  private readonly given = new Map<string, number>();

  unique(name: string, name2: string, city: Pair) {
    if (this.take(name) === 1) return { name, name2 };
    const there = {
      name: `${name} ${city[0]}`,
      name2: `${name2} – ${city[1]}`,
    };
    const times = this.take(there.name);
    if (times === 1) return there;
    return { name: `${there.name} ${times}`, name2: `${there.name2} ${times}` };
  }

  private take(name: string): number {
    const times = (this.given.get(name) ?? 0) + 1;
    this.given.set(name, times);
    return times;
  }
}

function blueprint(seed: number, n: number, names: Names): Blueprint {
  const random = randomOf(seed, n);
  const country = countryOf(slot(n, seed, 37));
  const city = pick(country.cities, random());
  const owner = both([pick(givenNames, random()), pick(familyNames, random())]);
  const raw = nameOf(random);
  const named = names.unique(raw.name, raw.name2, city);
  const life = lifeOf(slot(n, seed, 17), random);
  const place = slot(n, seed, 23);
  const size =
    life.trialLeft === null
      ? (sizes.find(([upTo]) => place < upTo) ?? sizes[0])[1]
      : trialSize;
  const slug = slugFromName(named.name);
  return {
    n,
    ...named,
    slug,
    email: `info@${slug}.example`,
    phone: `${country.phone}${String(n % 10_000).padStart(4, '0')}`,
    country: country.code,
    currency: country.currency,
    timezone: country.timezone,
    city: city[0],
    city2: city[1],
    owner: owner[0],
    owner2: owner[1],
    ...life,
    plan: size.plan,
    ...activityOf(size, random),
    price: country.price,
    tax: country.tax,
  };
}

/** The tenants of a fleet, in order; the first ones are the same whatever the size of the fleet. */
export function blueprints(seed: number, tenants: number): Blueprint[] {
  const names = new Names();
  return Array.from({ length: tenants }, (_, index) =>
    blueprint(seed, index + 1, names),
  );
}
