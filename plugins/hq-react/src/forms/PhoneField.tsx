import { Select, TextField } from '@backstage/ui';
import { countryCodes, dialCodeOf, isCountryCode } from '@cleanmatex/hq-common';
import { useId, useMemo, useState } from 'react';
import { useHqTranslation } from '../i18n/ref';
import { useFormat } from '../i18n/useFormat';
import { isolateLtr } from '../components/text';
import { partsOf, phoneValue, type PhoneParts } from './phone';
import '../styles/forms.css';

/** Countries that are offered before all others. */
const FIRST = ['OM', 'AE', 'SA', 'QA', 'BH', 'KW'];

function useCallingCodes() {
  const format = useFormat();
  return useMemo(() => {
    const others = countryCodes
      .filter(code => !FIRST.includes(code))
      .map(code => [code, format.country(code)] as const)
      .sort(([, a], [, b]) => a.localeCompare(b));
    const first = FIRST.map(code => [code, format.country(code)] as const);
    return [...first, ...others].flatMap(([code, name]) => {
      const dial = isCountryCode(code) && dialCodeOf(code);
      return dial
        ? [{ value: code, label: `${isolateLtr(dial)} ${name}` }]
        : [];
    });
  }, [format]);
}

/**
 * A phone number: calling code and number, as it is dialled in the country or in international form. It becomes E.164 as
 * soon as it is one; until then the value is what was typed, with the calling code before it, so that it is never taken
 * for a number of another country.
 */
export function PhoneField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Country that an empty field starts with. */
  country?: string;
  /** What is wrong with it, in the console's language. */
  error?: string;
  hint?: string;
  isRequired?: boolean;
  onBlur?: () => void;
}) {
  const { t } = useHqTranslation();
  const hintId = useId();
  const [typed, setTyped] = useState<PhoneParts & { value: string }>();
  const { label, value, country, error, hint, isRequired, onBlur } = props;
  const parts = typed?.value === value ? typed : partsOf(value, country);
  const change = (changed: Partial<PhoneParts>) => {
    const next = { ...parts, ...changed };
    const made = phoneValue(next);
    setTyped({ ...next, value: made });
    if (made !== value) props.onChange(made);
  };
  return (
    <div className="hq-phone">
      <Select
        label={t('phone.code')}
        options={useCallingCodes()}
        search={{ placeholder: t('phone.search') }}
        value={parts.country}
        onChange={key => change({ country: key === null ? null : String(key) })}
      />
      <TextField
        label={label}
        type="tel"
        maxLength={50}
        value={parts.text}
        onChange={text => change({ text })}
        onBlur={onBlur}
        isRequired={isRequired}
        secondaryLabel={isRequired ? t('form.required') : undefined}
        aria-describedby={hint && hintId}
        validationBehavior="aria"
        validate={() => error ?? null}
      />
      {hint && (
        <p id={hintId} className="hq-phone__hint">
          {hint}
        </p>
      )}
    </div>
  );
}
