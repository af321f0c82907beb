import { useMay, type PageAct } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';

/** Way to the import of tenants; who may not import sees which permission is missing. */
export function useImportAct(): PageAct {
  const { t } = useTenantsTranslation();
  const create = useMay('hq.tenant.create');
  const bulk = useMay('hq.bulk.run');
  return {
    id: 'import',
    label: t('import.link'),
    href: '/tenants/import',
    disabledReason: create.reason ?? bulk.reason,
  };
}
