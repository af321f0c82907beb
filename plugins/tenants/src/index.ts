export { default } from './plugin';
export { tenantsTranslationRef } from './i18n/ref';
export { localizedScaffolder } from './scaffolder/module';
