import {
  tenantsContract,
  type Tenant,
  type TenantSetting,
} from '@cleanmatex/hq-common';
import {
  ActionButton,
  ConfirmDialog,
  Ltr,
  StatusBadge,
  useRefusal,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { actionOf } from '../entity/useTenant';
import { useTenantsTranslation } from '../i18n/ref';
import { OverrideDialog } from './OverrideDialog';
import {
  useSettingDiff,
  useSettingName,
  useSettingValue,
  useWhy,
} from './settingTexts';

interface RowProps {
  tenant: Tenant;
  setting: TenantSetting;
}

type Open = 'override' | 'clear' | null;

/** The dialog of a change: a value to type, or a yes or no with its preview. */
function ChangeDialog(props: RowProps & { open: Open; onClose: () => void }) {
  const { tenant, open, onClose } = props;
  const [setting] = useState(props.setting);
  const { t } = useTenantsTranslation();
  const name = useSettingName()(setting);
  const texts = useSettingDiff(setting);
  const { code, type, value, version } = setting;
  if (open === 'override' && type !== 'boolean') {
    return (
      <OverrideDialog
        tenantId={tenant.id}
        setting={setting}
        onClose={onClose}
      />
    );
  }
  const shared = {
    ifMatch: version,
    tone: 'primary' as const,
    reason: 'optional' as const,
    reversible: true,
    onClose,
    ...texts,
  };
  if (open === 'clear') {
    return (
      <ConfirmDialog
        endpoint={tenantsContract.clearSetting}
        input={{ tenantId: tenant.id, code }}
        title={t('settings.clearOf', { name })}
        consequence={t('settings.clearBody')}
        actionLabel={t('settings.clearAct')}
        {...shared}
      />
    );
  }
  const next = value === 'true' ? 'false' : 'true';
  return (
    <ConfirmDialog
      endpoint={tenantsContract.overrideSetting}
      input={{ tenantId: tenant.id, code, value: next }}
      title={t('settings.override', { name })}
      consequence={t('settings.overrideBody')}
      actionLabel={t('settings.save')}
      {...shared}
    />
  );
}

function Layers({ setting }: Pick<RowProps, 'setting'>) {
  const { t } = useTenantsTranslation();
  const show = useSettingValue();
  return (
    <details className="tenant-changes">
      <summary>{t('settings.layers')}</summary>
      <ul className="tenant-layers">
        {setting.layers.map(({ layer, value }) => (
          <li key={layer} data-holds={layer === setting.source}>
            <span>{t(`settings.layer.${layer}`)}</span>
            <bdi>
              {value === null ? t('settings.silent') : show(setting, value)}
            </bdi>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Why the value is what it is: in a sentence, and layer by layer. */
function Why({
  setting,
  planCode,
}: {
  setting: TenantSetting;
  planCode: string | null;
}) {
  const { t } = useTenantsTranslation();
  const why = useWhy(planCode);
  return (
    <>
      <p className="hq-muted">
        {why(setting)}
        {setting.changed?.reason && (
          <>
            {': '}
            <bdi>{setting.changed.reason}</bdi>
          </>
        )}
        {setting.narrower > 0 &&
          ` · ${t('settings.narrower', { count: setting.narrower })}`}
      </p>
      <Layers setting={setting} />
    </>
  );
}

function Buttons({ tenant, setting }: RowProps) {
  const { t } = useTenantsTranslation();
  const [open, setOpen] = useState<Open>(null);
  const name = useSettingName()(setting);
  const reason = useRefusal()(actionOf(tenant, 'update'));
  return (
    <span className="tenant-setting__buttons">
      {setting.source === 'tenant' && (
        <ActionButton
          size="small"
          variant="tertiary"
          aria-label={t('settings.clearOf', { name })}
          disabledReason={reason}
          onPress={() => setOpen('clear')}
        >
          {t('settings.clear')}
        </ActionButton>
      )}
      <ActionButton
        size="small"
        variant="secondary"
        aria-label={t('settings.override', { name })}
        disabledReason={reason}
        onPress={() => setOpen('override')}
      >
        {t('settings.change')}
      </ActionButton>
      {open && (
        <ChangeDialog
          tenant={tenant}
          setting={setting}
          open={open}
          onClose={() => setOpen(null)}
        />
      )}
    </span>
  );
}

/** A setting or feature: its value, why it is that, and the buttons that change it. */
export function SettingRow(props: RowProps) {
  const { setting, tenant } = props;
  const { t } = useTenantsTranslation();
  const name = useSettingName()(setting);
  const show = useSettingValue();
  return (
    <li>
      <div>
        <p className="tenant-signals__name">
          <bdi>{name}</bdi>{' '}
          {setting.kind === 'setting' && (
            <span className="hq-muted">
              <Ltr mono>{setting.code}</Ltr>
            </span>
          )}
        </p>
        <Why setting={setting} planCode={tenant.planCode} />
      </div>
      <div className="tenant-setting__value">
        <bdi>{show(setting, setting.value)}</bdi>
        {setting.source === 'tenant' && (
          <StatusBadge
            status="override"
            tone="info"
            label={t('settings.own')}
          />
        )}
      </div>
      <Buttons {...props} />
    </li>
  );
}
