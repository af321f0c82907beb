import {
  scheduledActions,
  scheduledStates,
  scheduledStateTexts,
  tenantActionTexts,
  weekDays,
} from '@cleanmatex/hq-common';
import type { ReactNode } from 'react';
import { tenantsMessages } from './i18n/messages';
import { useTenantsTranslation, type TenantsT } from './i18n/ref';
import {
  useFormat,
  useHqLanguage,
  useStatusLabel,
  type DiffTexts,
} from '@cleanmatex/hq-react';
import { usePlanName } from './useOptions';

/** Keys without plural forms and values. */
type PlainKey = Extract<
  keyof typeof tenantsMessages,
  | `feature.${string}`
  | `field.${string}`
  | `drift.${string}`
  | `timeline.tenants.${string}`
  | `userRole.${string}`
>;

const isPlainKey = (key: string): key is PlainKey =>
  /^(drift|feature|field|timeline\.tenants|userRole)\./.test(key) &&
  key in tenantsMessages;

const plain = (t: TenantsT, key: string): string | undefined =>
  isPlainKey(key) ? t(key) : undefined;

/** A feature's name; an unknown feature goes by its code. */
export const featureLabel = (t: TenantsT, name: string): string =>
  plain(t, `feature.${name}`) ?? name;

/** A role in the tenant's own application; an unknown one goes by its code. */
export const roleLabel = (t: TenantsT, role: string): string =>
  plain(t, `userRole.${role}`) ?? role;

/** What an operation of the timeline did; undefined for an operation of another domain. */
export const operationLabel = (
  t: TenantsT,
  operation: string,
): string | undefined => plain(t, `timeline.${operation}`);

/** The actor of what the console does by itself. */
export const SYSTEM = 'system';

/** Who did something: a person by name, the console's own jobs by its name. */
export const actorLabel = (t: TenantsT, actor: string): string =>
  actor === SYSTEM ? t('timeline.system') : actor;

const camel = (name: string) =>
  name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function fieldLabel(t: TenantsT, path: string): string | undefined {
  const [first, ...rest] = path.split('.');
  if (first === 'featureFlags') return featureLabel(t, rest.join('.'));
  if (first === 'businessHours') {
    const name = weekDays.find(each => each === rest[0]);
    const day = name && t(`hours.${name}`);
    if (!day) return t('overview.hours');
    if (rest[1] === 'open') return t('hours.dayOpens', { day });
    return rest[1] === 'close' ? t('hours.dayCloses', { day }) : day;
  }
  if (first === 'drift') return plain(t, path);
  return plain(t, `field.${path}`) ?? plain(t, `field.${camel(path)}`);
}

/** How values of scheduled changes are shown. */
function useScheduledValues(): Record<string, (value: string) => ReactNode> {
  const locale = useHqLanguage();
  const format = useFormat();
  return {
    action: value => {
      const action = scheduledActions.find(known => known === value);
      return action && tenantActionTexts[action][locale];
    },
    state: value => {
      const state = scheduledStates.find(known => known === value);
      return state && scheduledStateTexts[state][locale];
    },
    at: format.zoned,
  };
}

/** The address of a logo that the console keeps, as far as one needs to tell two of them apart. */
const shortLogo = (address: string) =>
  address.replace(/^.*(\/logos\/[0-9a-f]{8})[0-9a-f]{56}$/, '…$1…');

/** How differences of tenants and their subscriptions name fields and show values. */
export function useTenantDiff(): DiffTexts {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const planName = usePlanName();
  const statusOf = useStatusLabel();
  const scheduled = useScheduledValues();
  const show: Record<string, (value: string) => ReactNode> = {
    planCode: planName,
    country: format.country,
    'drift.subscription_state': statusOf,
    ...scheduled,
    logoUrl: shortLogo,
    language: value => (value === 'ar' ? t('language.ar') : t('language.en')),
  };
  return {
    labelOf: path => fieldLabel(t, path),
    formatValue: (path, value) => {
      if (path.startsWith('featureFlags.')) {
        return t(value ? 'feature.on' : 'feature.off');
      }
      if (path.startsWith('businessHours.') && value === 'closed') {
        return t('hours.closed');
      }
      if (path === 'isActive') {
        return t(value ? 'value.allowed' : 'value.refused');
      }
      return typeof value === 'string' ? show[path]?.(value) : undefined;
    },
  };
}
