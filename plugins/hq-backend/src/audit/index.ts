export { FileHeadStore, HeadSigner } from './heads';
export type { Head, HeadStore, SignedHead } from './heads';
export { sealBatch, SEAL_BATCH } from './seal';
export { AuditSealer, startAuditSealer } from './sealer';
export { hqAuditChainServiceFactory } from './service';
export { readAuditSettings } from './settings';
export { verifyAudit } from './verify';
export { hqAuditorServiceFactories } from './backstageAuditor';
