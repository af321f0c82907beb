import { tenantsContract, type Tombstone } from '@cleanmatex/hq-common';
import {
  BilingualText,
  HqPage,
  HqTable,
  Ltr,
  Moment,
  useFormat,
  useHqList,
  type HqColumn,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { useRowLabel } from '../sampleFleet/labels';
import { PolicyCard } from './PolicyCard';
import '../styles/tenants.css';

function Proof({ stone }: { stone: Tombstone }) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  const labelOf = useRowLabel();
  const touched = stone.tables.filter(each => each.deleted + each.unlinked > 0);
  const left = stone.tables.reduce((sum, each) => sum + each.left, 0);
  return (
    <details className="tenant-proof">
      <summary>
        {t('tombstone.counted', {
          tables: format.number(stone.tables.length),
          left: format.number(left),
        })}
      </summary>
      <dl className="tenant-fleet__rows">
        {touched.map(({ table, deleted, unlinked }) => (
          <div key={table}>
            <dt>{labelOf(table)}</dt>
            <dd>
              {deleted > 0
                ? format.number(deleted)
                : t('tombstone.unlinked', { rows: format.number(unlinked) })}
            </dd>
          </div>
        ))}
      </dl>
      <p>
        {t('tombstone.hash')} <Ltr mono>{stone.proofHash}</Ltr>
      </p>
    </details>
  );
}

function useColumns(): Array<HqColumn<Tombstone>> {
  const { t } = useTenantsTranslation();
  return [
    {
      id: 'name',
      label: t('list.column.tenant'),
      width: '3fr',
      cell: ({ name, name2, slug }) => (
        <BilingualText name={name} name2={name2} more={<Ltr>{slug}</Ltr>} />
      ),
    },
    {
      id: 'purgedAt',
      label: t('tombstone.purged'),
      sortField: 'purgedAt',
      width: '2fr',
      cell: ({ purgedAt }) => <Moment at={purgedAt} as="dateTime" />,
    },
    {
      id: 'who',
      label: t('tombstone.who'),
      width: '3fr',
      cell: ({ purgedBy, reason }) => (
        <>
          <Ltr>{purgedBy}</Ltr>
          <p className="hq-muted">
            <bdi>{reason}</bdi>
          </p>
        </>
      ),
    },
    {
      id: 'proof',
      label: t('tombstone.proof'),
      width: '5fr',
      cell: stone => <Proof stone={stone} />,
    },
  ];
}

/** Page `/tenants/retention`: how long archived tenants are kept, and what is left of those that were purged. */
export function RetentionPage() {
  const { t } = useTenantsTranslation();
  const list = useHqList(tenantsContract.tombstones, {
    filters: {},
    defaultSort: '-purgedAt',
    pageSize: 25,
  });
  return (
    <HqPage
      title={t('retention.title')}
      breadcrumbs={[{ label: t('list.title'), href: '/tenants' }]}
      context={t('retention.context')}
    >
      <div className="hq-stack">
        <PolicyCard />
        <HqTable
          list={list}
          columns={useColumns()}
          rowId={({ tenantId }) => tenantId}
          empty={{
            title: t('tombstone.empty'),
            body: t('tombstone.emptyBody'),
          }}
        />
      </div>
    </HqPage>
  );
}
