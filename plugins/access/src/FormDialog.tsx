import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextField,
  type TextFieldProps,
} from '@backstage/ui';
import {
  ErrorState,
  useCloseGuard,
  type HqApiError,
} from '@cleanmatex/hq-react';
import type { FormEvent, ReactNode } from 'react';
import { useAccessTranslation } from './i18n/ref';

/** Props of {@link FormDialog}. */
export interface FormDialogProps {
  title: string;
  /** The button's text, named after the act. */
  actionLabel: string;
  /** Title of what went wrong. */
  failedTitle: string;
  error: HqApiError | null;
  isPending: boolean;
  isDisabled?: boolean;
  /** Whether something was typed that closing would lose. Default: false. */
  isDirty?: boolean;
  onSubmit: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog with a form; it stays open, with the error in it, until the act succeeds. */
export function FormDialog(props: FormDialogProps) {
  const { t } = useAccessTranslation();
  const guard = useCloseGuard({
    isDirty: props.isDirty ?? false,
    onDiscard: props.onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    return props.onSubmit();
  };
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={open => !open && guard.close()}
      width={560}
    >
      <form onSubmit={submit} className="access-form" noValidate>
        <DialogHeader>{props.title}</DialogHeader>
        <DialogBody>
          <div className="access-form__fields">
            {props.children}
            {props.error && (
              <ErrorState title={props.failedTitle} error={props.error} />
            )}
          </div>
        </DialogBody>
        <DialogFooter>
          {guard.question ?? (
            <>
              <Button variant="secondary" onPress={guard.close}>
                {t('form.cancel')}
              </Button>
              <Button
                type="submit"
                variant="primary"
                isPending={props.isPending}
                isDisabled={props.isDisabled}
              >
                {props.actionLabel}
              </Button>
            </>
          )}
        </DialogFooter>
      </form>
    </Dialog>
  );
}

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
