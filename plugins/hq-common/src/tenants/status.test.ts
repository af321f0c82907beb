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
  it('has exactly the moves of the table', () => {
    const possible = tenantStatuses.flatMap(from =>
      moves
        .filter(move => canMove(from, move))
        .map(move => [from, move, tenantTransitions[move].to]),
    );
    expect(possible.sort()).toEqual([...machine].sort());
  });

  it('ends with the archive', () => {
    expect(actionsFrom('archived')).toEqual([]);
  });
});
