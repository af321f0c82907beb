import { canMove, tenantsContract, type Tenant } from '@cleanmatex/hq-common';
import {
  ActionButton,
  ConfirmDialog,
  useActAtOnce,
  useName,
  useRefusal,
  useUndo,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { actionOf } from '../entity/useTenant';
import { useTenantsTranslation } from '../i18n/ref';
import { useTenantDiff } from '../labels';
import { EditDialog } from './EditDialog';
import { HoldButton } from '../retention/HoldButtons';
import { ScheduleButton } from '../schedule/ScheduleButton';
import { useCost } from './useCost';

/** Moves of the status machine that people make, as they are asked about. */
const moves = {
  suspend: { tone: 'warning', reversible: true, reason: 'required' },
  activate: { tone: 'primary', reversible: true, reason: 'optional' },
  expire: { tone: 'warning', reason: 'required' },
  archive: { tone: 'danger', reversible: true, reason: 'required' },
  restore: { tone: 'primary', reversible: true, reason: 'optional' },
} as const;

export type Move = keyof typeof moves;
type Open = Move | 'update' | null;

const moveNames = Object.keys(moves) as Move[];

/** What locks nobody out and can be undone needs no question. */
const isDoneAtOnce = (move: Move, { status }: Tenant) =>
  move === 'activate' && status === 'suspended';

/** Moves that are shown for a tenant; some may be forbidden to the person. */
export const movesOf = (tenant: Tenant): Move[] =>
  moveNames.filter(move => move === 'archive' || canMove(tenant.status, move));

/** Asks for a reason and moves a tenant, after showing what will change. */
export function MoveDialog(props: {
  move: Move;
  tenant: Tenant;
  onClose: () => void;
}) {
  const { move, onClose } = props;
  // What the person decided on; the page goes on following the tenant.
  const [tenant] = useState(props.tenant);
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const navigate = useNavigate();
  const texts = useTenantDiff();
  const factOf = useCost();
  const offerUndo = useUndo();
  const name = nameOf(tenant);
  const input = { tenantId: tenant.id };
  return (
    <ConfirmDialog
      endpoint={tenantsContract[move]}
      input={input}
      ifMatch={tenant.version}
      title={t(`${move}.title`, { name })}
      consequence={t(`${move}.body`)}
      actionLabel={t(`${move}.act`)}
      {...moves[move]}
      {...texts}
      factOf={factOf}
      onClose={onClose}
      onDone={after => {
        offerUndo({
          endpoint: tenantsContract[move],
          input,
          before: tenant,
          after,
          text: t(`${move}.done`, { name }),
        });
        if (move === 'archive' || move === 'restore') {
          navigate(`/tenants/${tenant.id}`);
        }
      }}
    />
  );
}

/** Buttons of what may be done with a tenant; one that may not be used says why. */
export function TenantActions({ tenant }: { tenant: Tenant }) {
  const { t } = useTenantsTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const nameOf = useName();
  const activate = useActAtOnce(tenantsContract.activate);
  const start = (move: Move) =>
    isDoneAtOnce(move, tenant)
      ? activate({
          input: { tenantId: tenant.id },
          before: tenant,
          text: t('activate.done', { name: nameOf(tenant) }),
        })
      : setOpen(move);
  const refusal = useRefusal();
  const reasonOf = (action: Move | 'update') =>
    refusal(actionOf(tenant, action));
  const shown = movesOf(tenant);
  return (
    <>
      <ActionButton
        variant="secondary"
        disabledReason={reasonOf('update')}
        onPress={() => setOpen('update')}
      >
        {t('action.edit')}
      </ActionButton>
      {shown.map(move => (
        <ActionButton
          key={move}
          variant="secondary"
          disabledReason={reasonOf(move)}
          onPress={() => start(move)}
        >
          {t(`action.${move}`)}
        </ActionButton>
      ))}
      {tenant.status !== 'archived' && <ScheduleButton tenant={tenant} />}
      {!tenant.legalHold && <HoldButton tenant={tenant} />}
      {open === 'update' && (
        <EditDialog
          tenant={tenant}
          onClose={close}
          onDone={saved => {
            if (saved.slug !== tenant.slug) navigate(`/tenants/${saved.id}`);
          }}
        />
      )}
      {open && open !== 'update' && (
        <MoveDialog move={open} tenant={tenant} onClose={close} />
      )}
    </>
  );
}
