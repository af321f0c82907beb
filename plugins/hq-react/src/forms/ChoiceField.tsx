import { Select } from '@backstage/ui';
import { useHqTranslation } from '../i18n/ref';
import '../styles/forms.css';

/** What every field with a choice is given. */
export interface ChoiceProps {
  label?: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with the value, in the console's language. */
  error?: string;
  hint?: string;
  isRequired?: boolean;
}

/** Something to choose. */
export interface ChoiceOption {
  value: string;
  label: string;
}

/** A choice out of many, found by typing. */
export function ChoiceField(
  props: ChoiceProps & {
    options: ChoiceOption[];
    placeholder?: string;
    searchPlaceholder?: string;
  },
) {
  const { t } = useHqTranslation();
  const { error, hint, options, searchPlaceholder, onChange, ...rest } = props;
  return (
    <div className="hq-choice">
      <Select
        {...rest}
        secondaryLabel={props.isRequired ? t('form.required') : undefined}
        value={props.value || null}
        onChange={key => onChange(key === null ? '' : String(key))}
        options={options}
        search={{ placeholder: searchPlaceholder }}
        description={hint}
        isInvalid={Boolean(error)}
      />
      {error && (
        <p role="alert" className="hq-choice__error">
          {error}
        </p>
      )}
    </div>
  );
}
