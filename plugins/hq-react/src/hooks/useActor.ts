import {
  accessContract,
  fillText,
  kernelErrors,
  missingPermission,
  type Locale,
  type Me,
  type PermissionName,
} from '@cleanmatex/hq-common';
import { useHqQuery } from '../api/queries';
import { useHqLanguage } from '../i18n/useHqLanguage';

const REFRESH_MS = 60_000;

/** The signed-in person with roles and permissions, as of at most a minute ago. */
export function useActor(): { actor?: Me; isLoading: boolean } {
  const { data, isLoading } = useHqQuery(
    accessContract.me.get,
    {},
    { refetchInterval: REFRESH_MS },
  );
  return { actor: data, isLoading };
}

/** Whether something may be done, and why not. */
export interface May {
  allowed: boolean;
  /** Why not, in the console's language; absent when allowed or while it is not known yet. */
  reason?: string;
  isLoading: boolean;
}

/** What is missing, and who has it: all roles as the API knows them, custom ones too. */
function reasonFor(
  actor: Me,
  permission: PermissionName,
  locale: Locale,
): string {
  const missing = actor.missing.find(each => each.permission === permission);
  const roles = missing?.roles.map(({ name, name2 }) => ({
    en: name,
    ar: name2,
  }));
  return fillText(
    kernelErrors.permission_missing,
    locale,
    missingPermission(permission, roles),
  );
}

/**
 * Whether the signed-in person holds a permission, with the reason when not. It decides what is shown;
 * the API decides what happens.
 */
export function useMay(permission: PermissionName): May {
  const { actor, isLoading } = useActor();
  const locale = useHqLanguage();
  const allowed = actor?.permissions.includes(permission) ?? false;
  if (allowed || !actor) return { allowed, isLoading };
  return {
    allowed,
    isLoading,
    reason: reasonFor(actor, permission, locale),
  };
}

/** What the API says of an action on a thing (`allowedActions`). */
export interface AnsweredAction {
  reason: string | null;
  permission: PermissionName | null;
}

/** Tells why an action is not possible, as a disabled button says it; undefined when it is possible. */
export function useRefusal(): (
  action: AnsweredAction | undefined,
) => string | undefined {
  const { actor } = useActor();
  const locale = useHqLanguage();
  return action =>
    actor && action?.permission
      ? reasonFor(actor, action.permission, locale)
      : action?.reason ?? undefined;
}
