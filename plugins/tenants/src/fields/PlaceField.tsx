import { countryDefaults, isCountryCode } from '@cleanmatex/hq-common';
import { TimeZoneField } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { CountryInput, CurrencyInput } from '../inputs';
import type { FieldProps } from './props';
import '../styles/tenants.css';

/** Where a tenant does business. */
export interface Place {
  country?: string;
  currency?: string;
  timezone?: string;
}

/** Country, currency and time zone; choosing the country fills the other two. */
export function PlaceField(props: FieldProps<Place>) {
  const { t } = useTenantsTranslation();
  const place = props.formData ?? {};
  const choose = (country: string) => {
    if (!isCountryCode(country)) return;
    const [currency, timezone] = countryDefaults[country];
    props.onChange({ country, currency, timezone });
  };
  const missing = props.rawErrors?.[0];
  return (
    <div className="tenant-place">
      <CountryInput
        label={t('field.country')}
        value={place.country ?? ''}
        onChange={choose}
        error={missing}
        isRequired
      />
      <CurrencyInput
        label={t('field.currency')}
        value={place.currency ?? ''}
        onChange={currency => props.onChange({ ...place, currency })}
        isRequired
      />
      <TimeZoneField
        label={t('field.timezone')}
        value={place.timezone ?? ''}
        onChange={timezone => props.onChange({ ...place, timezone })}
        isRequired
      />
    </div>
  );
}
