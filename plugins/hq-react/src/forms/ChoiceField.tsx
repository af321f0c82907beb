import { Select } from '@backstage/ui';
import { useHqTranslation } from '../i18n/ref';
import { FieldProblem, type InputProps } from './TextInput';
import '../styles/forms.css';

/** Something to choose. */
export interface ChoiceOption {
  value: string;
  label: string;
}

/** A choice out of many, found by typing. */
export function ChoiceField(
  props: InputProps & {
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
      <FieldProblem text={error} />
    </div>
  );
}
