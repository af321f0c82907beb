import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import type { FormEvent, ReactNode } from 'react';
import type { HqApiError } from '../api/errors';
import { ErrorState } from '../components/states';
import { useHqTranslation } from '../i18n/ref';
import { useCloseGuard } from './CloseGuard';
import '../styles/forms.css';

/** Props of {@link FormDialog}. */
export interface FormDialogProps {
  title: string;
  /** The button's text, named after the act. */
  actionLabel: string;
  /** The button that closes the dialog. Default: "Cancel". */
  closeLabel?: string;
  /** How grave the act is. Default: `primary`. */
  tone?: 'primary' | 'warning' | 'danger';
  /** Called by the button and by Enter; the dialog stays open until `onClose` takes it away. */
  onSubmit: () => unknown;
  /** Closes the dialog; what was typed is lost. */
  onClose: () => void;
  /** What went wrong and belongs to no field. */
  error?: HqApiError | null;
  /** Title of what went wrong. Default: the dialog's. */
  failedTitle?: string;
  isPending?: boolean;
  isDisabled?: boolean;
  /** Whether something was typed that closing would lose: it is asked about then. Default: false. */
  isDirty?: boolean;
  /** The button that leads a step back, in place of the one that closes. */
  back?: { label: string; onPress: () => void };
  /** A few words beside the buttons. */
  note?: ReactNode;
  /** In pixels; narrower where the window is. Default: 560. */
  width?: number;
  children: ReactNode;
}

function Buttons(props: FormDialogProps & { close: () => void }) {
  const { t } = useHqTranslation();
  const { tone = 'primary', back } = props;
  return (
    <>
      {props.note !== undefined && (
        <span className="hq-muted hq-form__note">{props.note}</span>
      )}
      <Button variant="secondary" onPress={back?.onPress ?? props.close}>
        {back?.label ?? props.closeLabel ?? t('action.cancel')}
      </Button>
      <Button
        type="submit"
        variant="primary"
        className={`hq-act hq-act--${tone}`}
        isPending={props.isPending}
        isDisabled={props.isDisabled}
      >
        {props.actionLabel}
      </Button>
    </>
  );
}

/**
 * The dialog of every form: title, fields, what went wrong, buttons. It asks before what was typed is closed away.
 * Render it when it is to be open, and take it away in `onClose`.
 */
export function FormDialog(props: FormDialogProps) {
  const { title, error, failedTitle = title } = props;
  const guard = useCloseGuard({
    isDirty: props.isDirty ?? false,
    onDiscard: props.onClose,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={open => !open && guard.close()}
      width={props.width ?? 560}
    >
      <form onSubmit={submit} className="hq-form" noValidate>
        <DialogHeader>{title}</DialogHeader>
        <DialogBody>
          <div className="hq-form__body">
            {props.children}
            {error && <ErrorState title={failedTitle} error={error} />}
          </div>
        </DialogBody>
        <DialogFooter>
          {guard.question ?? <Buttons {...props} close={guard.close} />}
        </DialogFooter>
      </form>
    </Dialog>
  );
}
