export { default } from './plugin';
export { auditTranslationRef } from './i18n/ref';
export { useNames as useAuditNames } from './labels';
