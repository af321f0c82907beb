import { TextField } from '@backstage/ui';
import type {
  Consequence,
  DryRunResult,
  Endpoint,
  OutputOf,
  RequestOf,
} from '@cleanmatex/hq-common';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useDryRun, useHqMutation } from '../api/queries';
import { FormDialog } from '../forms/FormDialog';
import { useHqTranslation } from '../i18n/ref';
import { ChangesPreview } from './ChangesPreview';
import type { DiffTexts } from './DiffView';
import { isolateLtr } from './text';
import '../styles/hq.css';

const MAX_REASON_LENGTH = 500;

/** A number that matters for a decision. */
export interface Fact {
  label: string;
  value: string;
}

/** Props of {@link ConfirmDialog}. */
export interface ConfirmDialogProps<E extends Endpoint> extends DiffTexts {
  endpoint: E;
  /** The operation's input, without the reason. */
  input: Omit<RequestOf<E>, 'reason'>;
  /** Version that the person has seen, where the operation takes If-Match: the one when the dialog opened. */
  ifMatch?: number;
  /** The act and its object: "Suspend Bright Wash". */
  title: string;
  /** What happens, to whom and to how many. */
  consequence: ReactNode;
  /** The button's text, named after the act: "Suspend". */
  actionLabel: string;
  /** The button that closes the dialog, where the act itself is a cancelling. Default: "Cancel". */
  closeLabel?: string;
  /** How grave the act is. Default: `warning`. */
  tone?: 'primary' | 'warning' | 'danger';
  /** Numbers that matter for the decision. */
  facts?: Fact[];
  /** Words for what the dry run says the act would cost; nothing is shown of it when absent. */
  factOf?: (consequence: Consequence) => Fact;
  /** Whether a reason is asked for and required; sent as field `reason`. Default: `none`. */
  reason?: 'required' | 'optional' | 'none';
  /** Text that has to be typed before the act, such as the slug of what is lost. Default: nothing. */
  typed?: string;
  /** Whether the act can be undone; nothing is said when absent. */
  reversible?: boolean;
  onClose: () => void;
  /** Called after the act, before the dialog closes. */
  onDone?: (output: OutputOf<E>) => void;
}

function Facts({ facts }: { facts: Fact[] }) {
  if (facts.length === 0) return null;
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

/** The given numbers, and those that the dry run tells. */
function factsOf(
  {
    facts = [],
    factOf,
  }: Pick<ConfirmDialogProps<Endpoint>, 'facts' | 'factOf'>,
  preview: DryRunResult | undefined,
): Fact[] {
  return factOf
    ? [...facts, ...(preview?.consequences ?? []).map(factOf)]
    : facts;
}

function useAct<E extends Endpoint>(
  props: ConfirmDialogProps<E>,
  ifMatch: number | undefined,
) {
  const mutation = useHqMutation(props.endpoint);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const act = async (input: RequestOf<E>) => {
    try {
      const output = await mutation.mutateAsync({
        input,
        ifMatch,
        idempotencyKey:
          props.endpoint.method === 'POST' ? idempotencyKey : undefined,
      });
      props.onDone?.(output);
      props.onClose();
    } catch {
      // The mutation keeps the error; the dialog shows it.
    }
  };
  return { act, error: mutation.error, isPending: mutation.isPending };
}

/** Asks why; the answer goes into the audit log. It has the focus when it appears. */
export function ReasonField(props: {
  value: string;
  onChange: (value: string) => void;
  isRequired: boolean;
  isInvalid: boolean;
}) {
  const { t } = useHqTranslation();
  const field = useRef<HTMLDivElement>(null);
  useEffect(() => {
    field.current?.querySelector('input')?.focus();
  }, []);
  return (
    <TextField
      ref={field}
      label={t('confirm.reason')}
      description={t('confirm.reasonHint')}
      maxLength={MAX_REASON_LENGTH}
      {...props}
    />
  );
}

/** Whoever types the name of a thing has looked at which one it is. */
function TypedField(props: {
  text: string;
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useHqTranslation();
  return (
    <div className="hq-confirm__typed">
      <TextField
        label={t('confirm.type', { text: isolateLtr(props.text) })}
        value={props.value}
        onChange={props.onChange}
        autoComplete="off"
        spellCheck="false"
        isRequired
      />
    </div>
  );
}

function useAnswers() {
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  return { reason, setReason, typed, setTyped };
}

function Questions(
  props: ReturnType<typeof useAnswers> & {
    asks: Pick<ConfirmDialogProps<Endpoint>, 'reason' | 'typed'>;
    isInvalid: boolean;
  },
) {
  const { asks } = props;
  return (
    <>
      {asks.reason && asks.reason !== 'none' && (
        <ReasonField
          value={props.reason}
          onChange={props.setReason}
          isRequired={asks.reason === 'required'}
          isInvalid={props.isInvalid}
        />
      )}
      {asks.typed && (
        <TypedField
          text={asks.typed}
          value={props.typed}
          onChange={props.setTyped}
        />
      )}
    </>
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
  const [ifMatch] = useState(props.ifMatch);
  const { act, error, isPending } = useAct(props, ifMatch);
  const answers = useAnswers();
  const { reason, typed } = answers;
  const mustSayWhy = props.reason === 'required';
  const inputWith = (text: string) =>
    (text ? { ...props.input, reason: text } : props.input) as RequestOf<E>;
  const preview = useDryRun(props.endpoint, {
    input: inputWith(mustSayWhy ? t('confirm.preview') : ''),
    ifMatch,
  });
  const { reversible } = props;
  return (
    <FormDialog
      title={props.title}
      actionLabel={props.actionLabel}
      tone={props.tone ?? 'warning'}
      closeLabel={props.closeLabel}
      error={error}
      isPending={isPending}
      isDisabled={
        (mustSayWhy && !reason.trim()) ||
        (props.typed !== undefined && typed.trim() !== props.typed)
      }
      note={
        reversible === undefined
          ? undefined
          : t(reversible ? 'confirm.reversible' : 'confirm.irreversible')
      }
      onSubmit={() => act(inputWith(reason.trim()))}
      onClose={props.onClose}
      width={520}
    >
      <p className="hq-muted">{props.consequence}</p>
      <Facts facts={factsOf(props, preview.data)} />
      <ChangesPreview
        preview={preview}
        labelOf={props.labelOf}
        formatValue={props.formatValue}
      />
      <Questions
        {...answers}
        asks={props}
        isInvalid={Boolean(error?.issuesByPath.reason)}
      />
    </FormDialog>
  );
}
