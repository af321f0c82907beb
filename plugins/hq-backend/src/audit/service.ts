import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  hqAuditChainServiceRef,
  hqDatabaseServiceRef,
} from '@cleanmatex/hq-node';
import { FileHeadStore, HeadSigner } from './heads';
import { readAuditSettings } from './settings';
import { verifyAudit } from './verify';

/** The audit chain, verified against the heads that `hq.audit` of the configuration names. */
export const hqAuditChainServiceFactory = createServiceFactory({
  service: hqAuditChainServiceRef,
  deps: { config: coreServices.rootConfig, database: hqDatabaseServiceRef },
  factory({ config, database }) {
    const { signingKey, headFile, retiredKeys, headIntervalMs } =
      readAuditSettings(config);
    const heads =
      signingKey && headFile
        ? {
            signer: new HeadSigner(signingKey, retiredKeys),
            store: new FileHeadStore(headFile),
            intervalMs: headIntervalMs,
          }
        : undefined;
    return { verify: range => verifyAudit({ ...range, database, heads }) };
  },
});
