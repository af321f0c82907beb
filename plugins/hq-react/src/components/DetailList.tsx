import type { ReactNode } from 'react';
import { useHqTranslation } from '../i18n/ref';
import '../styles/layout.css';

/** A labelled value. */
export interface Detail {
  label: string;
  value: ReactNode;
}

/** Labels with their values, a line each; says so where a value is not given. */
export function DetailList(props: {
  details: Detail[];
  /** What stands where there is no value. Default: "Not given". */
  none?: string;
}) {
  const { t } = useHqTranslation();
  return (
    <dl className="hq-details">
      {props.details.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value || (
              <span className="hq-muted">
                {props.none ?? t('details.none')}
              </span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
