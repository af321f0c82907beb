import { RiArrowRightLine } from '@remixicon/react';
import type { FieldChange, SubjectChange } from '@cleanmatex/hq-common';
import type { ReactNode } from 'react';
import { useHqTranslation } from '../i18n/ref';
import { useFormat } from '../i18n/useFormat';
import { Moment } from './Moment';
import { useStatusLabel } from './StatusBadge';
import '../styles/hq.css';

const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** How a domain names fields and shows values; where it answers undefined, the kit's own way is taken. */
export interface DiffTexts {
  labelOf?: (path: string) => string | undefined;
  formatValue?: (path: string, value: unknown) => ReactNode | undefined;
}

function useValueFormatter(texts: DiffTexts) {
  const { t } = useHqTranslation();
  const format = useFormat();
  const statusOf = useStatusLabel();
  return (path: string, value: unknown): ReactNode => {
    if (value === null || value === undefined || value === '') {
      return <span className="hq-muted">{t('diff.empty')}</span>;
    }
    const own = texts.formatValue?.(path, value);
    if (own !== undefined) return own;
    if (typeof value === 'boolean') return t(value ? 'diff.yes' : 'diff.no');
    if (typeof value === 'number') return format.number(value);
    if (typeof value === 'string') {
      if (path === 'status') return statusOf(value);
      if (ISO_INSTANT.test(value)) return <Moment at={value} as="dateTime" />;
      return <bdi>{value}</bdi>;
    }
    return (
      <bdi dir="ltr" className="hq-mono">
        {JSON.stringify(value)}
      </bdi>
    );
  };
}

/** Fields that changed, with the value before struck out and the value after. */
export function DiffView(props: { changes: FieldChange[] } & DiffTexts) {
  const { t } = useHqTranslation();
  const show = useValueFormatter(props);
  if (!props.changes.length) {
    return <p className="hq-muted">{t('diff.none')}</p>;
  }
  return (
    <table className="hq-diff">
      <thead className="hq-visually-hidden">
        <tr>
          <th scope="col">{t('diff.field')}</th>
          <th scope="col">{t('diff.before')}</th>
          <th scope="col">{t('diff.after')}</th>
        </tr>
      </thead>
      <tbody>
        {props.changes.map(({ path, before, after }) => (
          <tr key={path}>
            <th scope="row">{props.labelOf?.(path) ?? <bdi>{path}</bdi>}</th>
            <td>
              {before === null || before === undefined ? null : (
                <del>{show(path, before)}</del>
              )}
            </td>
            <td>
              <RiArrowRightLine
                size={14}
                className="hq-flip hq-diff__arrow"
                aria-label={t('diff.becomes')}
              />
              <ins>{show(path, after)}</ins>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Everything that a change set or a dry run would change, entity by entity. */
export function SubjectsDiff(props: { subjects: SubjectChange[] } & DiffTexts) {
  const { t } = useHqTranslation();
  const { subjects, ...texts } = props;
  if (!subjects.some(subject => subject.changes.length)) {
    return <p className="hq-muted">{t('diff.none')}</p>;
  }
  return (
    <div className="hq-diff-list">
      {subjects.map((subject, index) => (
        <section key={subject.subjectId ?? `${subject.subjectType}-${index}`}>
          {subjects.length > 1 && (
            <h4 className="hq-diff-list__subject">
              <bdi>{subject.subjectName ?? subject.subjectType}</bdi>
            </h4>
          )}
          <DiffView changes={subject.changes} {...texts} />
        </section>
      ))}
    </div>
  );
}
