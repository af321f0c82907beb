import { Button } from '@backstage/ui';
import { allEndpoints, type Endpoint } from '@cleanmatex/hq-common';
import { useState } from 'react';
import { useMay } from '../hooks/useActor';
import type { BulkSelection } from '../hooks/useBulkSelection';
import type { HqList } from '../hooks/useHqList';
import { useHqTranslation } from '../i18n/ref';
import { useHqLanguage } from '../i18n/useHqLanguage';
import { ActionButton } from './ActionButton';
import { BulkDialog } from './BulkDialog';
import '../styles/bulk.css';

function OperationButton(props: { endpoint: Endpoint; onPress: () => void }) {
  const { endpoint } = props;
  const locale = useHqLanguage();
  const own = useMay(
    endpoint.permission === 'authenticated'
      ? 'hq.bulk.run'
      : endpoint.permission,
  );
  const bulk = useMay('hq.bulk.run');
  return (
    <ActionButton
      variant="secondary"
      disabledReason={own.reason ?? bulk.reason}
      onPress={props.onPress}
    >
      {endpoint.bulk?.title[locale]}
    </ActionButton>
  );
}

/**
 * The bar at the bottom edge of a list with chosen rows: how many they are, and what the contract lets be done
 * to many of them.
 */
export function BulkBar(props: {
  /** The list's endpoint. */
  endpoint: Endpoint;
  list: Pick<HqList<unknown>, 'totalItems'>;
  selection: BulkSelection;
}) {
  const { t } = useHqTranslation();
  const { selection } = props;
  const [open, setOpen] = useState<Endpoint>();
  const { totalItems = 0 } = props.list;
  if (selection.count === 0) return null;
  const operations = allEndpoints.filter(
    ({ bulk }) => bulk?.among === props.endpoint.id,
  );
  return (
    <section className="hq-bulk" aria-label={t('bulk.bar')}>
      <span className="hq-bulk__count" role="status">
        {t('bulk.chosen', { count: selection.count })}
      </span>
      {!selection.isAll && totalItems > selection.count && (
        <Button variant="tertiary" onPress={selection.chooseAll}>
          {t('bulk.chooseAll', { total: totalItems })}
        </Button>
      )}
      {operations.map(endpoint => (
        <OperationButton
          key={endpoint.id}
          endpoint={endpoint}
          onPress={() => setOpen(endpoint)}
        />
      ))}
      <Button variant="tertiary" onPress={selection.clear}>
        {t('bulk.clear')}
      </Button>
      {open && (
        <BulkDialog
          endpoint={open}
          selection={selection}
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  );
}
