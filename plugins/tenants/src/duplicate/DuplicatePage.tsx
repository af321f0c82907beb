import { useRouteRef } from '@backstage/frontend-plugin-api';
import { tenantsContract } from '@cleanmatex/hq-common';
import {
  ErrorState,
  HqPage,
  LoadingLines,
  RequirePermission,
  useHqQuery,
} from '@cleanmatex/hq-react';
import { Navigate, useParams } from 'react-router-dom';
import { TenantMissing } from '../entity/TenantPage';
import { useTenantsTranslation } from '../i18n/ref';
import { templateRouteRef } from '../routes';
import { formDataOf } from './formData';

function ToForm() {
  const { tenantId = '' } = useParams();
  const { t } = useTenantsTranslation();
  const template = useRouteRef(templateRouteRef)?.({
    namespace: 'default',
    templateName: 'onboard-tenant',
  });
  const { data, error, refetch } = useHqQuery(tenantsContract.blueprint, {
    tenantId,
  });
  if (error && (error.status === 404 || error.status === 400)) {
    return <TenantMissing />;
  }
  if (data && template) {
    const formData = JSON.stringify(formDataOf(data));
    const query = new URLSearchParams({ formData });
    return <Navigate replace to={`${template}?${query}`} />;
  }
  return (
    <HqPage title={t('duplicate.title')}>
      {error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <LoadingLines lines={8} />
      )}
    </HqPage>
  );
}

/** Page `/tenants/{tenantId}/duplicate`: goes on to the onboarding form, filled in like that tenant. */
export function DuplicatePage() {
  const { t } = useTenantsTranslation();
  return (
    <RequirePermission
      permission="hq.tenant.create"
      title={t('duplicate.title')}
    >
      <ToForm />
    </RequirePermission>
  );
}
