import { Switch } from '@backstage/ui';
import { featureFlagNames, type FeatureFlag } from '@cleanmatex/hq-common';
import { useTenantsTranslation } from '../i18n/ref';
import { featureLabel } from '../labels';

/** The platform's features, each on or off. */
export function FeatureFields(props: {
  /** A feature that is left out is off. */
  value: Readonly<Record<string, boolean | undefined>>;
  onChange: (name: FeatureFlag, on: boolean) => void;
}) {
  const { t } = useTenantsTranslation();
  return (
    <fieldset className="tenant-field">
      <legend className="tenant-field__legend">{t('overview.features')}</legend>
      <div className="tenant-form__switches">
        {featureFlagNames.map(name => (
          <Switch
            key={name}
            label={featureLabel(t, name)}
            isSelected={props.value[name] ?? false}
            onChange={on => props.onChange(name, on)}
          />
        ))}
      </div>
    </fieldset>
  );
}
