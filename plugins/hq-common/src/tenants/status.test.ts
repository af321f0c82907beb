import {
  actionsFrom,
  canMove,
  tenantStatuses,
  tenantTransitions,
  type TenantMove,
  type TenantStatus,
} from './status';

/** Every move that changes the status: from, move, to. All others are forbidden. */
const machine: Array<[TenantStatus, TenantMove, TenantStatus]> = [
  ['provisioning', 'startTrial', 'trial'],
  ['provisioning', 'start', 'active'],
  ['trial', 'suspend', 'suspended'],
  ['trial', 'expire', 'expired'],
  ['active', 'suspend', 'suspended'],
  ['active', 'archive', 'archived'],
  ['suspended', 'activate', 'active'],
  ['suspended', 'archive', 'archived'],
  ['expired', 'activate', 'active'],
];

const moves = (Object.keys(tenantTransitions) as TenantMove[]).filter(
  move => tenantTransitions[move].to,
);

describe('the status machine of a tenant', () => {
  it.each(
    tenantStatuses.flatMap(from => moves.map(move => [from, move] as const)),
  )('%s, %s', (from, move) => {
    const known = machine.find(([a, b]) => a === from && b === move);
    expect(canMove(from, move)).toBe(Boolean(known));
    if (known) expect(tenantTransitions[move].to).toBe(known[2]);
  });

  it('ends with the archive', () => {
    expect(actionsFrom('archived')).toEqual([]);
  });
});
