import {
  examplePhone,
  isCountryCode,
  tenantsContract,
} from '@cleanmatex/hq-common';
import {
  PhoneField as PhoneInput,
  TextInput,
  useHqLanguage,
  useHqQuery,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { isolate, phoneProblem } from '../actions/draft';
import { useTenantsTranslation } from '../i18n/ref';
import { fieldProblem } from './issues';
import { formOf, labelOf, type FieldProps } from './props';

/** A line of text; option `lang` is the language that it is written in. */
export function TextField(props: FieldProps<string, { lang?: string }>) {
  return (
    <TextInput
      label={labelOf(props)}
      hint={props.schema.description}
      value={props.formData ?? ''}
      onChange={value => props.onChange(value || undefined)}
      error={props.rawErrors?.[0]}
      isRequired={props.required}
      lang={props.uiSchema['ui:options']?.lang}
      maxLength={props.schema.maxLength}
    />
  );
}

/** E-mail address, checked as the API checks it, and whether it is free, once the field is left. */
export function EmailField(props: FieldProps<string>) {
  const locale = useHqLanguage();
  const [left, setLeft] = useState(false);
  const { formData } = props;
  const problem =
    left && formData ? fieldProblem('email', formData, locale) : undefined;
  const { data } = useHqQuery(
    tenantsContract.emailAvailability,
    { email: formData ?? '' },
    { enabled: left && Boolean(formData) && !problem },
  );
  const taken = data?.available === false ? data.reason : null;
  return (
    <TextInput
      label={labelOf(props)}
      hint={props.schema.description}
      value={formData ?? ''}
      onChange={value => props.onChange(value || undefined)}
      onBlur={() => setLeft(true)}
      error={problem ?? taken ?? props.rawErrors?.[0]}
      isRequired={props.required}
      dir="ltr"
      type="email"
      maxLength={254}
    />
  );
}

/** Phone, checked against the chosen country once the field is left. */
export function PhoneField(props: FieldProps<string>) {
  const { t } = useTenantsTranslation();
  const locale = useHqLanguage();
  const [left, setLeft] = useState(false);
  const { formData } = props;
  const country = formOf(props).place?.country;
  const problem =
    left && formData ? phoneProblem(formData, country, locale) : undefined;
  return (
    <PhoneInput
      label={labelOf(props)}
      country={country}
      hint={
        country && isCountryCode(country)
          ? t('form.phone.hint', {
              example: isolate(examplePhone(country)),
            })
          : props.schema.description
      }
      value={formData ?? ''}
      onChange={value => props.onChange(value || undefined)}
      onBlur={() => setLeft(true)}
      error={problem ?? props.rawErrors?.[0]}
      isRequired={props.required}
    />
  );
}
