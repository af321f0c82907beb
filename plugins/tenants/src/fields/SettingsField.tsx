import { Button } from '@backstage/ui';
import { useFormat, useName } from '@cleanmatex/hq-react';
import type { TakenSettings } from '../duplicate/formData';
import { useTenantsTranslation } from '../i18n/ref';
import { featureLabel } from '../labels';
import { labelOf, type FieldProps } from './props';
import '../styles/tenants.css';

/** Features and hours that the new tenant takes over from another; nothing where none are. */
export function SettingsField(props: FieldProps<TakenSettings>) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const nameOf = useName();
  const { formData, onChange } = props;
  if (!formData?.name) return null;
  const { name, name2, featureFlags = {}, businessHours } = formData;
  const on = Object.entries(featureFlags)
    .filter(([, isOn]) => isOn)
    .map(([flag]) => featureLabel(t, flag));
  return (
    <section className="tenant-field" aria-label={labelOf(props)}>
      <h3 className="tenant-field__legend">
        {t('duplicate.from', { name: nameOf({ name, name2 }) })}
      </h3>
      <p>
        {t('duplicate.features', {
          features: on.length ? format.list(on) : t('duplicate.noFeatures'),
        })}
      </p>
      <p>{t(businessHours ? 'duplicate.hours' : 'duplicate.noHours')}</p>
      <Button variant="secondary" onPress={() => onChange({})}>
        {t('duplicate.leave')}
      </Button>
    </section>
  );
}
