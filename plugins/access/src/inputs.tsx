import { TextField, type TextFieldProps } from '@backstage/ui';

/** A line of text with what the API says is wrong with it. */
export function TextInput({
  error,
  hint,
  ltr,
  ...rest
}: Pick<TextFieldProps, 'label' | 'type' | 'maxLength' | 'isRequired'> & {
  value: string;
  onChange: (value: string) => void;
  error?: string;
  hint?: string;
  /** For values that are left-to-right in any language. */
  ltr?: boolean;
}) {
  return (
    <div className={ltr ? 'access-ltr' : undefined}>
      <TextField
        {...rest}
        description={hint}
        validationBehavior="aria"
        validate={() => error ?? null}
      />
    </div>
  );
}

/** What is wrong with a field that is no text field, below it. */
export function FieldProblem({ text }: { text?: string }) {
  if (!text) return null;
  return (
    <p role="alert" className="access-problem">
      {text}
    </p>
  );
}
