import type { ReactNode } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import '../styles/tenants.css';

/** A labelled value. */
export interface Detail {
  label: string;
  value: ReactNode;
}

/** Labels with their values; says so where a value is not given. */
export function DetailList({ details }: { details: Detail[] }) {
  const { t } = useTenantsTranslation();
  return (
    <dl className="tenant-details">
      {details.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value || <span className="hq-muted">{t('value.none')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
