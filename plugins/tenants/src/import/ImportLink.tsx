import { ActionButton, useMay } from '@cleanmatex/hq-react';
import { useNavigate } from 'react-router-dom';
import { useTenantsTranslation } from '../i18n/ref';

/** Way to the import of tenants; who may not import sees which permission is missing. */
export function ImportLink() {
  const { t } = useTenantsTranslation();
  const navigate = useNavigate();
  const create = useMay('hq.tenant.create');
  const bulk = useMay('hq.bulk.run');
  return (
    <ActionButton
      disabledReason={create.reason ?? bulk.reason}
      variant="secondary"
      onPress={() => navigate('/tenants/import')}
    >
      {t('import.link')}
    </ActionButton>
  );
}
