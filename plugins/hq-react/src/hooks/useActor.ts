import {
  accessContract,
  fillText,
  kernelErrors,
  missingPermission,
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
    reason: fillText(
      kernelErrors.permission_missing,
      locale,
      missingPermission(permission),
    ),
  };
}
