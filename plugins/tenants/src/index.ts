export { default } from './plugin';
export { tenantsTranslationRef } from './i18n/ref';
export { localizedScaffolder } from './scaffolder/module';
export { LeftCatalogPage } from './entity/LeftCatalogPage';
export { useOnboardAct } from './actions/useOnboardAct';
export { useImportAct } from './import/useImportAct';
export { useSampleFleetAct } from './sampleFleet/useSampleFleetAct';
export { TenantStatusBadge } from './TenantStatusBadge';
export { trialsEndingSoon, trialsEndingSoonHref } from './trials';
