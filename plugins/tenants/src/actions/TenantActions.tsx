import { canMove, tenantsContract, type Tenant } from '@cleanmatex/hq-common';
import {
  ConfirmDialog,
  PageActs,
  useActAtOnce,
  useName,
  useRefusal,
  useUndo,
  type PageAct,
} from '@cleanmatex/hq-react';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router-dom';
import { actionOf } from '../entity/useTenant';
import { useTenantsTranslation } from '../i18n/ref';
import { useTenantDiff } from '../labels';
import { EditDialog } from './EditDialog';
import { useHoldAct } from '../retention/holds';
import { useScheduleAct } from '../schedule/useScheduleAct';
import { useCost } from './useCost';
import { useTenantLinks } from './useTenantLinks';

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

/** What may be done with a tenant, and the dialogs that it opens; what may not be done says why. */
function useTenantActs(tenant: Tenant): { acts: PageAct[]; dialog: ReactNode } {
  const { t } = useTenantsTranslation();
  const navigate = useNavigate();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const nameOf = useName();
  const activate = useActAtOnce(tenantsContract.activate);
  const refusal = useRefusal();
  const start = (move: Move) =>
    isDoneAtOnce(move, tenant)
      ? activate({
          input: { tenantId: tenant.id },
          before: tenant,
          text: t('activate.done', { name: nameOf(tenant) }),
        })
      : setOpen(move);
  const actOf = (action: Move | 'update', onAction: () => void) => ({
    id: action,
    label: t(action === 'update' ? 'action.edit' : `action.${action}`),
    disabledReason: refusal(actionOf(tenant, action)),
    onAction,
  });
  return {
    acts: [
      actOf('update', () => setOpen('update')),
      ...movesOf(tenant).map(move => ({
        ...actOf(move, () => start(move)),
        main: moves[move].tone === 'primary',
      })),
    ],
    dialog: (
      <>
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
    ),
  };
}

/** All that a tenant's page offers in its header. */
export function TenantActions({ tenant }: { tenant: Tenant }) {
  const own = useTenantActs(tenant);
  const schedule = useScheduleAct(tenant);
  const hold = useHoldAct(tenant);
  const links = useTenantLinks(tenant);
  const acts = [
    ...own.acts,
    ...(tenant.status === 'archived' ? [] : [schedule.act]),
    ...(tenant.legalHold ? [] : [hold.act]),
    ...links,
  ];
  return (
    <>
      <PageActs acts={acts} />
      {own.dialog}
      {schedule.dialog}
      {hold.dialog}
    </>
  );
}
