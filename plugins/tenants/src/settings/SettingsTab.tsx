import {
  tenantsContract,
  type Tenant,
  type TenantSetting,
} from '@cleanmatex/hq-common';
import {
  ErrorState,
  HqCard,
  LoadingLines,
  useHqQuery,
} from '@cleanmatex/hq-react';
import { useTenant } from '../entity/useTenant';
import { useTenantsTranslation } from '../i18n/ref';
import { SettingRow } from './SettingRow';
import '../styles/tenants.css';
import '../styles/tabs.css';

function Settings(props: {
  title: string;
  hint: string;
  tenant: Tenant;
  settings: TenantSetting[];
}) {
  return (
    <HqCard title={props.title}>
      <p className="hq-muted">{props.hint}</p>
      <ul className="tenant-signals tenant-settings">
        {props.settings.map(setting => (
          <SettingRow
            key={setting.code}
            tenant={props.tenant}
            setting={setting}
          />
        ))}
      </ul>
    </HqCard>
  );
}

/** Settings and features of a tenant: default, plan and its own value, which of them holds, and why. */
export function SettingsTab({ tenantId }: { tenantId: string }) {
  const { t } = useTenantsTranslation();
  const { data: tenant } = useTenant(tenantId);
  const { data, error, refetch } = useHqQuery(tenantsContract.settings, {
    tenantId,
  });
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!data || !tenant) return <LoadingLines lines={12} />;
  return (
    <div className="hq-columns">
      <Settings
        title={t('settings.title')}
        hint={t('settings.hint')}
        tenant={tenant}
        settings={data.settings}
      />
      <Settings
        title={t('overview.features')}
        hint={t('settings.featuresHint')}
        tenant={tenant}
        settings={data.features}
      />
    </div>
  );
}
