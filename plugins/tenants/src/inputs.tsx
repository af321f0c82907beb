import { countryCodes, intlLocales } from '@cleanmatex/hq-common';
import {
  ChoiceField,
  useFormat,
  useHqLanguage,
  type InputProps,
} from '@cleanmatex/hq-react';
import { useMemo } from 'react';
import { useTenantsTranslation } from './i18n/ref';
import './styles/tenants.css';

const byLabel =
  (locale: string) =>
  (a: { label: string }, b: { label: string }): number =>
    a.label.localeCompare(b.label, locale);

/** All countries, by name in the console's language. */
export function useCountryOptions() {
  const locale = useHqLanguage();
  const format = useFormat();
  return useMemo(
    () =>
      countryCodes
        .map(value => ({
          value: value as string,
          label: format.country(value),
        }))
        .sort(byLabel(locale)),
    [locale, format],
  );
}

/** All currencies, with code and name in the console's language. */
export function useCurrencyOptions() {
  const locale = useHqLanguage();
  return useMemo(() => {
    const names = new Intl.DisplayNames(intlLocales[locale], {
      type: 'currency',
    });
    return Intl.supportedValuesOf('currency').map(value => ({
      value,
      label: `${value} · ${names.of(value) ?? value}`,
    }));
  }, [locale]);
}

/** Country, found by its name in the console's language. */
export function CountryInput(props: InputProps) {
  const { t } = useTenantsTranslation();
  return (
    <ChoiceField
      {...props}
      options={useCountryOptions()}
      placeholder={t('form.country.choose')}
      searchPlaceholder={t('form.country.search')}
    />
  );
}

/** Currency, found by code or name. */
export function CurrencyInput(props: InputProps) {
  return <ChoiceField {...props} options={useCurrencyOptions()} />;
}
