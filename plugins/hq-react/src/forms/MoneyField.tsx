import { TextField } from '@backstage/ui';
import { decimalsOf } from '@cleanmatex/hq-common';
import { useState } from 'react';
import { useHqTranslation } from '../i18n/ref';
import { useFormat } from '../i18n/useFormat';
import { useHqLanguage } from '../i18n/useHqLanguage';
import { parseMoney, showMoney } from './money';
import '../styles/forms.css';

/**
 * An amount of money as a decimal number with the currency's decimals, such as 12.500 for OMR. Digits of either script
 * may be typed; once the field is left, the amount is shown in those that the person has chosen.
 */
export function MoneyField(props: {
  label: string;
  /** Decimal number; empty for none. */
  value: string;
  /** ISO 4217. */
  currency: string;
  /** Gets the amount; what is no amount as it was typed, for the API to refuse. */
  onChange: (value: string) => void;
  /** What is wrong with it, in the console's language. */
  error?: string;
  hint?: string;
  isRequired?: boolean;
}) {
  const { t } = useHqTranslation();
  const locale = useHqLanguage();
  const format = useFormat();
  const [typed, setTyped] = useState<string>();
  const { value, currency, error, ...rest } = props;
  const parsed = value ? parseMoney(value, currency) : undefined;
  const problem =
    parsed && 'problem' in parsed
      ? t(`money.${parsed.problem}`, {
          currency,
          decimals: format.number(decimalsOf(currency)),
        })
      : undefined;
  const shown =
    parsed && 'amount' in parsed
      ? showMoney(parsed.amount, currency, locale)
      : value;
  const change = (text: string) => {
    setTyped(text);
    const amount = parseMoney(text, currency);
    props.onChange('amount' in amount ? amount.amount : text.trim());
  };
  return (
    <div className="hq-money">
      <TextField
        {...rest}
        inputMode="decimal"
        value={typed ?? shown}
        onChange={change}
        onBlur={() => setTyped(undefined)}
        secondaryLabel={
          props.isRequired ? `${currency} · ${t('form.required')}` : currency
        }
        validationBehavior="aria"
        validate={() => error ?? (typed === undefined ? problem : null) ?? null}
      />
    </div>
  );
}
