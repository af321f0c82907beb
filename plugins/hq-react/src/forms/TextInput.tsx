import { TextField, type TextFieldProps } from '@backstage/ui';
import { useHqTranslation } from '../i18n/ref';
import '../styles/forms.css';

/** Props that every input of a form has. */
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

/** A line of text. `dir` is for values that are left-to-right in any language. Default: by the text. */
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
  const { t } = useHqTranslation();
  const { error, hint, dir = 'auto', lang, ...rest } = props;
  return (
    <div className="hq-input" data-dir={dir} lang={lang}>
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
export function FieldProblem({ text, id }: { text?: string; id?: string }) {
  if (!text) return null;
  return (
    <p id={id} role="alert" className="hq-field-problem">
      {text}
    </p>
  );
}
