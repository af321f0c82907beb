import {
  actionsFrom,
  canMove,
  statusAfter,
  tenantStatuses,
  tenantTransitions,
  type TenantMove,
  type TenantStatus,
} from './status';

/** Every move that changes the status: from, move, to (activation: by whether the trial still runs). All others are forbidden. */
const machine: Array<[TenantStatus, TenantMove, TenantStatus]> = [
  ['provisioning', 'startTrial', 'trial'],
  ['provisioning', 'start', 'active'],
  ['provisioning', 'archive', 'archived'],
  ['trial', 'suspend', 'suspended'],
  ['trial', 'expire', 'expired'],
  ['trial', 'archive', 'archived'],
  ['active', 'suspend', 'suspended'],
  ['active', 'archive', 'archived'],
  ['suspended', 'activate', 'active'],
  ['suspended', 'activate', 'trial'],
  ['suspended', 'archive', 'archived'],
  ['archived', 'restore', 'suspended'],
  ['expired', 'activate', 'active'],
  ['expired', 'activate', 'trial'],
  ['expired', 'archive', 'archived'],
];

const moves = (Object.keys(tenantTransitions) as TenantMove[]).filter(
  move => tenantTransitions[move].to,
);

describe('the status machine of a tenant', () => {
  it('has exactly the moves of the table', () => {
    const possible = tenantStatuses.flatMap(from =>
      moves
        .filter(move => canMove(from, move))
        .flatMap(move =>
          [...new Set([false, true].map(runs => statusAfter(move, runs)))].map(
            to => [from, move, to],
          ),
        ),
    );
    expect(possible.sort()).toEqual([...machine].sort());
  });

  it('leaves the archive only by being restored', () => {
    expect(actionsFrom('archived')).toEqual(['restore']);
  });
});
