import { weekDays, type Tenant } from '@cleanmatex/hq-common';
import { DetailList, HqCard, Ltr, useFormat } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import '../styles/tenants.css';

interface CardProps {
  tenant: Tenant;
}

const ltr = (value: string | null) => value && <Ltr>{value}</Ltr>;

/** Names and identifiers. */
export function ProfileCard({ tenant }: CardProps) {
  const { t } = useTenantsTranslation();
  return (
    <HqCard title={t('overview.profile')}>
      <DetailList
        details={[
          { label: t('field.name'), value: <bdi>{tenant.name}</bdi> },
          {
            label: t('field.name2'),
            value: tenant.name2 && <bdi lang="ar">{tenant.name2}</bdi>,
          },
          { label: t('field.slug'), value: ltr(tenant.slug) },
          { label: t('field.id'), value: <Ltr mono>{tenant.id}</Ltr> },
        ]}
      />
    </HqCard>
  );
}

/** How to reach the business. */
export function ContactCard({ tenant }: CardProps) {
  const { t } = useTenantsTranslation();
  return (
    <HqCard title={t('overview.contact')}>
      <DetailList
        details={[
          { label: t('field.email'), value: ltr(tenant.email) },
          { label: t('field.phone'), value: ltr(tenant.phone) },
          {
            label: t('field.city'),
            value: tenant.city && <bdi>{tenant.city}</bdi>,
          },
          {
            label: t('field.address'),
            value: tenant.address && <bdi>{tenant.address}</bdi>,
          },
        ]}
      />
    </HqCard>
  );
}

/** Where it does business, and in which language its people work. */
export function RegionCard({ tenant }: CardProps) {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  return (
    <HqCard title={t('overview.region')}>
      <DetailList
        details={[
          {
            label: t('field.country'),
            value: tenant.country && format.country(tenant.country),
          },
          { label: t('field.currency'), value: ltr(tenant.currency) },
          { label: t('field.timezone'), value: ltr(tenant.timezone) },
          {
            label: t('field.language'),
            value: tenant.language && t(`language.${tenant.language}`),
          },
        ]}
      />
    </HqCard>
  );
}

/** Opening hours of the week. */
export function HoursCard({ tenant }: CardProps) {
  const { t } = useTenantsTranslation();
  const { businessHours } = tenant;
  return (
    <HqCard title={t('overview.hours')}>
      {businessHours ? (
        <DetailList
          details={weekDays.map(day => {
            const hours = businessHours[day];
            return {
              label: t(`hours.${day}`),
              value: hours ? (
                <Ltr>{`${hours.open} – ${hours.close}`}</Ltr>
              ) : (
                <span className="hq-muted">{t('hours.closed')}</span>
              ),
            };
          })}
        />
      ) : (
        <p className="hq-muted">{t('hours.unset')}</p>
      )}
    </HqCard>
  );
}
