import type { TenantSetting } from '@cleanmatex/hq-common';
import { useFormat, useName, type DiffTexts } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { featureLabel, useTenantDiff } from '../labels';
import { usePlanName } from '../useOptions';

/** A setting's or feature's name in the console's language; one without a name goes by its code. */
export function useSettingName(): (setting: TenantSetting) => string {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  return ({ kind, code, name, name2 }) =>
    kind === 'feature'
      ? featureLabel(t, code)
      : nameOf({ name: name ?? code, name2 });
}

type Valued = Pick<TenantSetting, 'type'>;

/** A value in the console's language, as its type is. */
export function useSettingValue(): (
  setting: Valued,
  value: string | null,
) => string {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  return ({ type }, value) => {
    if (value === null) return t('value.none');
    if (type === 'boolean')
      return t(value === 'true' ? 'feature.on' : 'feature.off');
    if (type === 'number' && Number.isFinite(Number(value))) {
      return format.number(Number(value));
    }
    if (type === 'date' && !Number.isNaN(Date.parse(value))) {
      return format.date(value);
    }
    return value;
  };
}

/** How the preview of a change of a setting names and shows its values. */
export function useSettingDiff(setting: TenantSetting): DiffTexts {
  const nameOf = useSettingName();
  const show = useSettingValue();
  const texts = useTenantDiff();
  return {
    labelOf: path =>
      path === 'value' ? nameOf(setting) : texts.labelOf?.(path),
    formatValue: (path, value) =>
      path === 'value' && typeof value === 'string'
        ? show(setting, value)
        : texts.formatValue?.(path, value),
  };
}

/** Why a setting's value is what it is, in a sentence. */
export function useWhy(planCode: string | null) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const planName = usePlanName();
  return ({ source, changed }: TenantSetting): string => {
    if (source === 'default') return t('settings.why.default');
    if (source === 'plan') {
      return t('settings.why.plan', {
        plan: planCode ? planName(planCode) : t('plan.none'),
      });
    }
    if (!changed) return t('settings.why.unknown');
    return t('settings.why.tenant', {
      by: changed.by,
      when: format.relative(changed.at),
    });
  };
}
