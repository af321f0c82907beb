import { useRouteRef } from '@backstage/frontend-plugin-api';
import { useMay, type PageAct } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { templateRouteRef } from '../routes';

/** Way to the template that onboards a tenant; who may not onboard sees which permission is missing. */
export function useOnboardAct(): PageAct {
  const { t } = useTenantsTranslation();
  const template = useRouteRef(templateRouteRef)?.({
    namespace: 'default',
    templateName: 'onboard-tenant',
  });
  return {
    id: 'onboard',
    label: t('list.onboard'),
    href: template,
    disabledReason: useMay('hq.tenant.create').reason,
    variant: 'primary',
    main: true,
  };
}
