export { auditModule as default } from './module';
export { verifyExport, type ExportVerification } from './export/verifyExport';
