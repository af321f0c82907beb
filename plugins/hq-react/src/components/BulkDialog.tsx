import { bulkContract, type Endpoint } from '@cleanmatex/hq-common';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useHqMutation } from '../api/queries';
import { FormDialog } from '../forms/FormDialog';
import type { BulkSelection } from '../hooks/useBulkSelection';
import { useHqTranslation } from '../i18n/ref';
import { useHqLanguage } from '../i18n/useHqLanguage';
import { ReasonField } from './ConfirmDialog';

/** Asks for the run and leads to its preview. */
function useRun(endpoint: Endpoint, selection: BulkSelection) {
  const navigate = useNavigate();
  const create = useHqMutation(bulkContract.create);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const run = async (reason: string) => {
    const input = {
      operation: endpoint.id,
      input: reason ? { reason } : {},
      selection: selection.chosen,
    };
    try {
      const { id } = await create.mutateAsync({ input, idempotencyKey });
      selection.clear();
      navigate(`/bulk-runs/${id}`);
    } catch {
      // The mutation keeps the error; the dialog shows it.
    }
  };
  return { run, error: create.error, isPending: create.isPending };
}

/** Asks for what an operation on many rows takes, and leads to the preview of its run. */
export function BulkDialog(props: {
  endpoint: Endpoint;
  selection: BulkSelection;
  onClose: () => void;
}) {
  const { t } = useHqTranslation();
  const locale = useHqLanguage();
  const [reason, setReason] = useState('');
  const { endpoint, selection } = props;
  const { run, error, isPending } = useRun(endpoint, selection);
  const title = t('bulk.title', {
    operation: endpoint.bulk?.title[locale] ?? endpoint.id,
    count: selection.count,
  });
  return (
    <FormDialog
      title={title}
      actionLabel={t('bulk.preview')}
      error={error}
      isPending={isPending}
      onSubmit={() => run(reason.trim())}
      onClose={props.onClose}
      width={520}
    >
      <p className="hq-muted">{t('bulk.explain')}</p>
      {'reason' in endpoint.input.shape && (
        <ReasonField
          value={reason}
          onChange={setReason}
          isRequired={false}
          isInvalid={Boolean(error?.issuesByPath['input.reason'])}
        />
      )}
    </FormDialog>
  );
}
