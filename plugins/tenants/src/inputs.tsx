import { TextField, type TextFieldProps } from '@backstage/ui';
import { countryCodes, intlLocales } from '@cleanmatex/hq-common';
import { ChoiceField, useFormat, useHqLanguage } from '@cleanmatex/hq-react';
import { useMemo } from 'react';
import { useTenantsTranslation } from './i18n/ref';
import './styles/tenants.css';

/** Props that every input of the tenants forms has. */
export interface InputProps {
  label?: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with the value, in the console's language. */
  error?: string;
  hint?: string;
  isRequired?: boolean;
  onBlur?: () => void;
}

/** A line of text. `dir` is for values that are left-to-right in any language. */
export function TextInput(
  props: InputProps &
    Pick<
      TextFieldProps,
      'type' | 'maxLength' | 'placeholder' | 'isInvalid' | 'aria-label'
    > & {
      dir?: 'ltr' | 'auto';
      lang?: string;
    },
) {
  const { t } = useTenantsTranslation();
  const { error, hint, dir = 'auto', lang, ...rest } = props;
  return (
    <div className="tenant-input" data-dir={dir} lang={lang}>
      <TextField
        {...rest}
        secondaryLabel={props.isRequired ? t('form.required') : undefined}
        description={hint}
        validationBehavior="aria"
        validate={() => error ?? null}
      />
    </div>
  );
}

/** What is wrong with a field, below it. */
export function FieldProblem({ text }: { text?: string }) {
  if (!text) return null;
  return (
    <p role="alert" className="tenant-field__error">
      {text}
    </p>
  );
}

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
