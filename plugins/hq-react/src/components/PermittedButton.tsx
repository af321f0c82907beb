import type { PermissionName } from '@cleanmatex/hq-common';
import { useMay } from '../hooks/useActor';
import { ActionButton, type ActionButtonProps } from './ActionButton';

/** A button for whoever holds a permission; for others it says which one is missing and who has it. */
export function PermittedButton({
  permission,
  ...props
}: Omit<ActionButtonProps, 'disabledReason'> & { permission: PermissionName }) {
  const { reason } = useMay(permission);
  return <ActionButton {...props} disabledReason={reason} />;
}
