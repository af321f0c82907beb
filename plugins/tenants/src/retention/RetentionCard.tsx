import type { Retention, Tenant } from '@cleanmatex/hq-common';
import {
  DetailList,
  HqCard,
  LoadingLines,
  Ltr,
  Moment,
  useFormat,
  type Detail,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { daysUntil } from '../trials';
import { LiftHoldButton } from './holds';
import { PurgeButton } from './PurgeButton';
import { useRetention } from './useRetention';

type Archive = NonNullable<Retention['archive']>;
type Hold = NonNullable<Retention['hold']>;

function Notice({ archive }: { archive: Archive }) {
  const { t } = useTenantsTranslation();
  return (
    <>
      {archive.purge && (
        <p role="status">
          {t('purge.waiting', { who: archive.purge.requestedBy })}
        </p>
      )}
      {archive.problem && (
        <p role="alert">{t('purge.stopped', { why: archive.problem })}</p>
      )}
    </>
  );
}

function useArchiveDetails(): (archive: Archive) => Detail[] {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  return archive => {
    const over = Date.parse(archive.keepUntil) <= Date.now();
    return [
      {
        label: t('retention.archived'),
        value: <Moment at={archive.archivedAt} as="date" />,
      },
      {
        label: t('retention.by'),
        value: archive.archivedBy && <Ltr>{archive.archivedBy}</Ltr>,
      },
      {
        label: t('retention.until'),
        value: (
          <>
            {format.date(archive.keepUntil)}
            {' · '}
            {over
              ? t('retention.over')
              : t('days.left', { count: daysUntil(archive.keepUntil) })}
          </>
        ),
      },
      ...(archive.purgeOn
        ? [
            {
              label: t('retention.purgeOn'),
              value: format.date(archive.purgeOn),
            },
          ]
        : []),
    ];
  };
}

function useHoldDetails(): (hold: Hold) => Detail[] {
  const { t } = useTenantsTranslation();
  return hold => [
    { label: t('retention.hold'), value: <bdi>{hold.reason}</bdi> },
    { label: t('retention.by'), value: <Ltr>{hold.setBy}</Ltr> },
    {
      label: t('retention.since'),
      value: <Moment at={hold.setAt} as="date" />,
    },
  ];
}

/** Until when an archived tenant is kept, its legal hold, and what can be done about either; null where there is neither. */
export function RetentionCard({ tenant }: { tenant: Tenant }) {
  const { t } = useTenantsTranslation();
  const archiveDetails = useArchiveDetails();
  const holdDetails = useHoldDetails();
  const { data } = useRetention(tenant.id);
  if (tenant.status !== 'archived' && !tenant.legalHold) return null;
  if (!data) return <LoadingLines lines={4} />;
  const { archive, hold } = data;
  return (
    <HqCard title={t(archive ? 'retention.card' : 'retention.hold')}>
      {archive && <Notice archive={archive} />}
      <DetailList
        details={[
          ...(archive ? archiveDetails(archive) : []),
          ...(hold ? holdDetails(hold) : []),
        ]}
      />
      <p className="tenant-ways">
        {archive && <PurgeButton tenant={tenant} retention={data} />}
        {hold && <LiftHoldButton tenant={tenant} />}
      </p>
    </HqCard>
  );
}
