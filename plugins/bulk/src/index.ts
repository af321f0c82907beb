export { default } from './plugin';
export { bulkTranslationRef } from './i18n/ref';
