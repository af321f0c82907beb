import type {
  Drift,
  HealthLevel,
  HealthSignal,
  NextAction,
  Tenant,
  TenantHealth,
} from '@cleanmatex/hq-common';

const DAY_MS = 86_400_000;
/** Days without an order after which somebody should look, and after which the tenant is being lost. */
const QUIET_DAYS = 7;
const LOST_DAYS = 21;
/** Share of the orders of the period before, below which a tenant is shrinking. */
const SHRINKING = 0.6;
/** Share of a limit from which it is near. */
const NEAR = 0.9;
/** Days before the end of a trial in which it is time to talk about a plan. */
const TRIAL_TALK_DAYS = 5;

type Facts = TenantHealth['facts'];

/** What a tenant is judged by. */
export interface Patient {
  tenant: Pick<Tenant, 'status' | 'trialEndsAt' | 'createdAt'>;
  facts: Facts;
  drift: Drift[];
  now: Date;
}

const daysSince = (at: string, now: Date) =>
  (now.getTime() - Date.parse(at)) / DAY_MS;

const works = ({ status }: Patient['tenant']) =>
  status === 'trial' || status === 'active';

function setup({ facts, drift }: Patient): HealthLevel {
  if (facts.initialization === 'failed') return 'bad';
  return drift.every(({ fits }) => fits) ? 'good' : 'watch';
}

/** Whether a trial ends so soon that it is time to talk about a plan. */
const trialEndsSoon = ({ tenant: { trialEndsAt }, now }: Patient) =>
  trialEndsAt !== null && -daysSince(trialEndsAt, now) <= TRIAL_TALK_DAYS;

function subscription(patient: Patient): HealthLevel {
  const { tenant, facts, now } = patient;
  if (!facts.subscriptionStatus || tenant.status === 'expired') return 'bad';
  const ends = facts.subscriptionEnds;
  if (works(tenant) && ends && Date.parse(ends) < now.getTime()) return 'bad';
  return works(tenant) && !trialEndsSoon(patient) ? 'good' : 'watch';
}

function orders({ tenant, facts, now }: Patient): HealthLevel {
  if (!works(tenant)) return 'watch';
  const quiet = daysSince(facts.lastOrderAt ?? tenant.createdAt, now);
  if (quiet > LOST_DAYS) return 'bad';
  const shrinks = facts.ordersRecently < facts.ordersBefore * SHRINKING;
  return quiet > QUIET_DAYS || shrinks ? 'watch' : 'good';
}

function people({ tenant, facts, now }: Patient): HealthLevel {
  if (facts.usersActive === 0) {
    return daysSince(tenant.createdAt, now) > QUIET_DAYS ? 'bad' : 'watch';
  }
  return facts.usersRecently > 0 ? 'good' : 'watch';
}

/** Used shares of the limits that there are. */
function shares(facts: Facts): number[] {
  const limited: Array<[number, number | null]> = [
    [facts.ordersUsed, facts.ordersLimit],
    [facts.usersActive, facts.usersLimit],
    [facts.branches, facts.branchesLimit],
  ];
  return limited.flatMap(([used, limit]) => (limit ? [used / limit] : []));
}

/** A limit of which the last one is in use is full, not exceeded: only orders run against a limit of their own will. */
function limits({ facts }: Patient): HealthLevel {
  if (shares(facts).some(share => share > 1)) return 'bad';
  const { ordersUsed, ordersLimit } = facts;
  return ordersLimit && ordersUsed / ordersLimit >= NEAR ? 'watch' : 'good';
}

const judges: Record<HealthSignal, (patient: Patient) => HealthLevel> = {
  setup,
  subscription,
  orders,
  people,
  limits,
};

/** Every signal of a tenant; of an archived one there is nothing to judge. */
export function signalsOf(patient: Patient): TenantHealth['signals'] {
  if (patient.tenant.status === 'archived') return [];
  return (Object.keys(judges) as HealthSignal[]).map(signal => ({
    signal,
    level: judges[signal](patient),
  }));
}

const ranks: Record<HealthLevel, number> = { good: 0, watch: 1, bad: 2 };

/** The worst of the signals. */
export const worstOf = (signals: TenantHealth['signals']): HealthLevel =>
  signals.reduce<HealthLevel>(
    (worst, { level }) => (ranks[level] > ranks[worst] ? level : worst),
    'good',
  );

/** What a person could do next, the most urgent first; null when there is nothing. */
export function nextActionOf(patient: Patient): NextAction | null {
  const { tenant, facts, drift } = patient;
  const { status } = tenant;
  if (status === 'archived') return null;
  const reasons: Array<[NextAction, boolean]> = [
    ['initialize', facts.initialization === 'failed'],
    ['repair', drift.some(each => each.repairable)],
    ['activate', status === 'suspended'],
    ['renew', subscription(patient) === 'bad'],
    ['raise_limit', limits(patient) !== 'good'],
    ['end_of_trial', trialEndsSoon(patient)],
    ['invite_people', works(tenant) && facts.usersActive === 0],
    ['win_back', works(tenant) && orders(patient) !== 'good'],
  ];
  return reasons.find(([, applies]) => applies)?.[0] ?? null;
}
