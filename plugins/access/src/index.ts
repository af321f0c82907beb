export { default } from './plugin';
export { accessTranslationRef } from './i18n/ref';
