export { default } from './plugin';
export { tenantsTranslationRef } from './i18n/ref';
export { localizedScaffolder } from './scaffolder/module';
export { LeftCatalogPage } from './entity/LeftCatalogPage';
export { ImportLink } from './import/ImportLink';
export { SampleFleetLink } from './sampleFleet/SampleFleetLink';
export { TenantStatusBadge } from './TenantStatusBadge';
export { trialsEndingSoon, trialsEndingSoonHref } from './trials';
