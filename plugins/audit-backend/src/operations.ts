import { auditContract } from '@cleanmatex/hq-common';
import {
  operation,
  type HqAuditChain,
  type Operation,
} from '@cleanmatex/hq-node';
import { exportEntries } from './export/export';
import { countFacets, getEntry, listEntries } from './queries';
import { verifyChain } from './service';

/** The audit contract bound to its handlers. */
export function auditOperations(chain: HqAuditChain): Operation[] {
  return [
    operation(auditContract.list, listEntries),
    operation(auditContract.facets, countFacets),
    operation(auditContract.verify, (scope, range) =>
      verifyChain(chain, range, scope.info.locale),
    ),
    operation(auditContract.export, exportEntries),
    operation(auditContract.get, (scope, { auditId }) =>
      getEntry(scope, auditId),
    ),
  ];
}
