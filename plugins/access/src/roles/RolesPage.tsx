import { Link } from '@backstage/ui';
import {
  permissionText,
  permissionNames,
  rolesContract,
  type PermissionName,
  type Role,
  type RoleAction,
} from '@cleanmatex/hq-common';
import {
  ActionButton,
  PermittedButton,
  ConfirmDialog,
  ErrorState,
  HqPage,
  LoadingLines,
  StatusBadge,
  useHqLanguage,
  useHqQuery,
  useName,
  useRefusal,
} from '@cleanmatex/hq-react';
import { RiCheckLine, RiSubtractLine } from '@remixicon/react';
import { useState } from 'react';
import { useAccessTranslation } from '../i18n/ref';
import { useRoleDiff } from '../labels';
import { useTabs } from '../useTabs';
import { RoleDialog } from './RoleDialog';

type Open = { action: RoleAction | 'create'; role?: Role };

function RoleHeader(props: {
  role: Role;
  onAct: (action: RoleAction) => void;
}) {
  const { t } = useAccessTranslation();
  const name = useName();
  const refusal = useRefusal();
  const { role } = props;
  const description = useName()({
    name: role.description,
    name2: role.description2,
  });
  return (
    <div className="access-matrix__role" title={description}>
      <bdi>{name(role)}</bdi>
      <StatusBadge
        status={role.isSystem ? 'system' : 'custom'}
        label={t(role.isSystem ? 'roles.system' : 'roles.custom')}
        tone={role.isSystem ? 'neutral' : 'info'}
      />
      <Link href={`/access/users?role=${role.code}`} color="secondary">
        {t('roles.users', { count: role.userCount })}
      </Link>
      {role.mfaRequired && <span className="hq-muted">{t('roles.mfa')}</span>}
      {!role.isSystem && (
        <span className="access-matrix__actions">
          {role.allowedActions.map(answered => (
            <ActionButton
              key={answered.action}
              size="small"
              variant="secondary"
              disabledReason={refusal(answered)}
              onPress={() => props.onAct(answered.action)}
            >
              {t(
                answered.action === 'update'
                  ? 'role.edit.action'
                  : 'role.delete.action',
              )}
            </ActionButton>
          ))}
        </span>
      )}
    </div>
  );
}

function Mark({ held }: { held: boolean }) {
  const { t } = useAccessTranslation();
  const label = t(held ? 'roles.held' : 'roles.notHeld');
  return (
    <span data-held={held} role="img" aria-label={label}>
      {held ? <RiCheckLine size={18} /> : <RiSubtractLine size={18} />}
    </span>
  );
}

function Row({ name, roles }: { name: PermissionName; roles: Role[] }) {
  const locale = useHqLanguage();
  return (
    <tr>
      <th scope="row">{permissionText(name)[locale]}</th>
      {roles.map(role => (
        <td key={role.code}>
          <Mark held={role.permissions.includes(name)} />
        </td>
      ))}
    </tr>
  );
}

function Matrix(props: { roles: Role[]; onOpen: (open: Open) => void }) {
  const { t } = useAccessTranslation();
  return (
    <div className="access-matrix" role="region" aria-label={t('roles.matrix')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('roles.permission')}</th>
            {props.roles.map(role => (
              <th key={role.code} scope="col">
                <RoleHeader
                  role={role}
                  onAct={action => props.onOpen({ action, role })}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissionNames.map(name => (
            <Row key={name} name={name} roles={props.roles} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function DeleteDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const { t } = useAccessTranslation();
  const name = useName();
  return (
    <ConfirmDialog
      endpoint={rolesContract.delete}
      input={{ roleCode: role.code }}
      title={t('role.delete.title', { name: name(role) })}
      consequence={t('role.delete.body')}
      actionLabel={t('role.delete.act')}
      tone="danger"
      reason="optional"
      reversible={false}
      {...useRoleDiff()}
      onClose={onClose}
    />
  );
}

/** System roles first, the strongest at the start; then custom ones by name. */
const bySystemAndStrength = (a: Role, b: Role) =>
  Number(b.isSystem) - Number(a.isSystem) ||
  b.permissions.length - a.permissions.length ||
  a.name.localeCompare(b.name);

/** The matrix role × permission, and the custom roles' forms. */
export function RolesPage() {
  const { t } = useAccessTranslation();
  const [open, setOpen] = useState<Open>();
  const { data, error, refetch } = useHqQuery(rolesContract.list, {
    limit: 200,
  });
  const close = () => setOpen(undefined);
  const roles = data && [...data.items].sort(bySystemAndStrength);
  return (
    <HqPage
      title={t('roles.title')}
      context={t('roles.context')}
      tabs={useTabs()}
      actions={
        <PermittedButton
          permission="hq.role.manage"
          variant="primary"
          onPress={() => setOpen({ action: 'create' })}
        >
          {t('roles.add')}
        </PermittedButton>
      }
    >
      {error && <ErrorState error={error} onRetry={() => refetch()} />}
      {!roles && !error && <LoadingLines lines={8} />}
      {roles && <Matrix roles={roles} onOpen={setOpen} />}
      {open && open.action !== 'delete' && (
        <RoleDialog role={open.role} onClose={close} />
      )}
      {open?.action === 'delete' && open.role && (
        <DeleteDialog role={open.role} onClose={close} />
      )}
    </HqPage>
  );
}
