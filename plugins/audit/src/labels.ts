import { systemRoles } from '@cleanmatex/hq-common';
import { useName } from '@cleanmatex/hq-react';
import { auditMessages } from './i18n/messages';
import { useAuditTranslation, type AuditT } from './i18n/ref';

/** Groups of codes that have a name in each language. */
type Group =
  | 'operation'
  | 'outcome'
  | 'severity'
  | 'actorType'
  | 'door'
  | 'field'
  | 'filter';

type NameKey = Extract<keyof typeof auditMessages, `${Group}.${string}`>;

const isNameKey = (key: string): key is NameKey => key in auditMessages;

/** The name of a code; an unknown code goes by itself. */
export function nameOf(t: AuditT, group: Group, code: string): string {
  const key = `${group}.${code}`;
  return isNameKey(key) ? t(key) : code;
}

/** Names of codes in the console's language. */
export function useNames(): (group: Group, code: string) => string {
  const { t } = useAuditTranslation();
  return (group, code) => nameOf(t, group, code);
}

/** Names of roles by their codes; a custom role goes by its code. */
export function useRoleName(): (code: string) => string {
  const name = useName();
  return code => {
    const role = systemRoles.find(candidate => candidate.code === code);
    return role ? name(role) : code;
  };
}

/** Names of changed fields; the part behind the first dot goes as it is. */
export function useFieldLabel(): (path: string) => string | undefined {
  const names = useNames();
  return path => {
    const [field, ...rest] = path.split('.');
    const name = names('field', field);
    if (name === field) return undefined;
    return rest.length ? `${name} · \u2068${rest.join('.')}\u2069` : name;
  };
}
