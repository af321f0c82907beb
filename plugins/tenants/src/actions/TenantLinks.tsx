import { ButtonLink } from '@backstage/ui';
import type { Tenant } from '@cleanmatex/hq-common';
import { PermittedButton } from '@cleanmatex/hq-react';
import { useNavigate } from 'react-router-dom';
import { useTenantsTranslation } from '../i18n/ref';

/** Ways from a tenant's page: to a comparison with another, and to onboarding one like it. */
export function TenantLinks({ tenant }: { tenant: Tenant }) {
  const { t } = useTenantsTranslation();
  const navigate = useNavigate();
  return (
    <>
      <ButtonLink
        variant="tertiary"
        href={`/tenants/compare?first=${tenant.id}`}
      >
        {t('action.compare')}
      </ButtonLink>
      <PermittedButton
        permission="hq.tenant.create"
        variant="tertiary"
        onPress={() => navigate(`/tenants/${tenant.id}/duplicate`)}
      >
        {t('action.duplicate')}
      </PermittedButton>
    </>
  );
}
