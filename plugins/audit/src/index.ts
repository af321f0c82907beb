export { default } from './plugin';
export { auditTranslationRef } from './i18n/ref';
