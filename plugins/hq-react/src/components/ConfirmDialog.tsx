import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  TextField,
} from '@backstage/ui';
import type { Endpoint, OutputOf, RequestOf } from '@cleanmatex/hq-common';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useDryRun, useHqMutation } from '../api/queries';
import { useHqTranslation } from '../i18n/ref';
import { SubjectsDiff, type DiffTexts } from './DiffView';
import { ErrorState, LoadingLines } from './states';
import '../styles/hq.css';

/** Props of {@link ConfirmDialog}. */
export interface ConfirmDialogProps<E extends Endpoint> extends DiffTexts {
  endpoint: E;
  /** The operation's input, without the reason. */
  input: Omit<RequestOf<E>, 'reason'>;
  /** Version that the person has seen, where the operation takes If-Match. */
  ifMatch?: number;
  /** The act and its object: "Suspend Bright Wash". */
  title: string;
  /** What happens, to whom and to how many. */
  consequence: ReactNode;
  /** The button's text, named after the act: "Suspend". */
  actionLabel: string;
  /** How grave the act is. Default: `warning`. */
  tone?: 'primary' | 'warning' | 'danger';
  /** Numbers that matter for the decision. */
  facts?: Array<{ label: string; value: string }>;
  /** Whether a reason is asked for and required; sent as field `reason`. Default: `none`. */
  reason?: 'required' | 'optional' | 'none';
  /** Whether the act can be undone; nothing is said when absent. */
  reversible?: boolean;
  onClose: () => void;
  /** Called after the act, before the dialog closes. */
  onDone?: (output: OutputOf<E>) => void;
}

function Facts({ facts }: { facts: Array<{ label: string; value: string }> }) {
  return (
    <dl className="hq-facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dd>{value}</dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  );
}

function Preview<E extends Endpoint>(
  props: { variables: { input: RequestOf<E>; ifMatch?: number } } & Pick<
    ConfirmDialogProps<E>,
    'endpoint' | 'labelOf' | 'formatValue'
  >,
) {
  const { t } = useHqTranslation();
  const preview = useDryRun(props.endpoint, props.variables);
  return (
    <section className="hq-confirm__preview" aria-busy={preview.isFetching}>
      <h3 className="hq-section-title">{t('diff.title')}</h3>
      {preview.data && (
        <SubjectsDiff
          subjects={preview.data.subjects}
          labelOf={props.labelOf}
          formatValue={props.formatValue}
        />
      )}
      {preview.isLoading && <LoadingLines lines={3} />}
      {preview.error && (
        <ErrorState
          title={t('confirm.previewFailed')}
          error={preview.error}
          onRetry={() => preview.refetch()}
        />
      )}
    </section>
  );
}

/**
 * Asks before an act: says what happens, shows the operation's dry run, asks for the reason and names
 * its button after the act. Render it when it is to be open, and take it away in `onClose`.
 */
export function ConfirmDialog<E extends Endpoint>(
  props: ConfirmDialogProps<E>,
) {
  const { t } = useHqTranslation();
  const mutation = useHqMutation(props.endpoint);
  const [reason, setReason] = useState('');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const asksReason = props.reason && props.reason !== 'none';
  const inputWith = (text: string) =>
    (asksReason && text
      ? { ...props.input, reason: text }
      : props.input) as RequestOf<E>;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const output = await mutation.mutateAsync({
        input: inputWith(reason.trim()),
        ifMatch: props.ifMatch,
        idempotencyKey:
          props.endpoint.method === 'POST' ? idempotencyKey : undefined,
      });
      props.onDone?.(output);
      props.onClose();
    } catch {
      // The mutation keeps the error; it is shown below.
    }
  };
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={open => !open && props.onClose()}
      className="hq-confirm"
      width={520}
    >
      <form onSubmit={submit} className="hq-confirm__form">
        <DialogHeader>{props.title}</DialogHeader>
        <DialogBody>
          <div className="hq-confirm__body">
            <p className="hq-muted">{props.consequence}</p>
            {props.facts && <Facts facts={props.facts} />}
            <Preview
              endpoint={props.endpoint}
              variables={{
                input: inputWith(
                  props.reason === 'required' ? t('confirm.preview') : '',
                ),
                ifMatch: props.ifMatch,
              }}
              labelOf={props.labelOf}
              formatValue={props.formatValue}
            />
            {asksReason && (
              <TextField
                autoFocus
                label={t('confirm.reason')}
                description={t('confirm.reasonHint')}
                value={reason}
                onChange={setReason}
                isRequired={props.reason === 'required'}
                isInvalid={Boolean(mutation.error?.issuesByPath.reason)}
                maxLength={500}
              />
            )}
            {mutation.error && (
              <ErrorState title={props.title} error={mutation.error} />
            )}
          </div>
        </DialogBody>
        <DialogFooter>
          {props.reversible !== undefined && (
            <span className="hq-muted hq-confirm__reversible">
              {t(
                props.reversible
                  ? 'confirm.reversible'
                  : 'confirm.irreversible',
              )}
            </span>
          )}
          <Button variant="secondary" onPress={props.onClose}>
            {t('action.cancel')}
          </Button>
          <Button
            type="submit"
            variant="primary"
            className={`hq-act hq-act--${props.tone ?? 'warning'}`}
            isPending={mutation.isPending}
            isDisabled={props.reason === 'required' && !reason.trim()}
          >
            {props.actionLabel}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
