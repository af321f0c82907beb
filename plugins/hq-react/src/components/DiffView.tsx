import { RiArrowRightLine } from '@remixicon/react';
import type { FieldChange, SubjectChange } from '@cleanmatex/hq-common';
import type { ReactNode } from 'react';
import { useHqTranslation } from '../i18n/ref';
import { useFormat } from '../i18n/useFormat';
import { Moment } from './Moment';
import { useStatusLabel } from './StatusBadge';
import { useSubjectKind, useSubjectName } from './subjects';
import '../styles/hq.css';
import '../styles/layout.css';

const ISO_DAY = /^\d{4}-\d\d-\d\d$/;
const ISO_INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** How a domain names fields and shows values; where it answers undefined, the kit's own way is taken. */
export interface DiffTexts {
  labelOf?: (path: string) => string | undefined;
  formatValue?: (path: string, value: unknown) => ReactNode | undefined;
}

/** Shows the value of a field, as a domain or else the kit does it. */
export function useValueFormatter(texts: DiffTexts) {
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
      if (path === 'country') return format.country(value);
      if (ISO_DAY.test(value)) return format.date(value);
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

/** Names of two things that are compared, in the place of before and after. */
export interface DiffSides {
  first: ReactNode;
  second: ReactNode;
}

function DiffHead({ sides }: { sides?: DiffSides }) {
  const { t } = useHqTranslation();
  return (
    <thead className={sides ? undefined : 'hq-visually-hidden'}>
      <tr>
        <th scope="col">
          <span className={sides && 'hq-visually-hidden'}>
            {t('diff.field')}
          </span>
        </th>
        <th scope="col">{sides ? sides.first : t('diff.before')}</th>
        <th scope="col">{sides ? sides.second : t('diff.after')}</th>
      </tr>
    </thead>
  );
}

/** The values of one field as a change. */
function ChangedCells(props: { before: ReactNode; after: ReactNode }) {
  const { t } = useHqTranslation();
  return (
    <>
      <td>{props.before && <del>{props.before}</del>}</td>
      <td>
        <RiArrowRightLine
          size={14}
          className="hq-flip hq-diff__arrow"
          aria-label={t('diff.becomes')}
        />
        <ins>{props.after}</ins>
      </td>
    </>
  );
}

/**
 * Fields that changed, with the value before struck out and the value after.
 * @param props.sides - names of two things whose fields differ; nothing is struck out then.
 */
export function DiffView(
  props: { changes: FieldChange[]; sides?: DiffSides } & DiffTexts,
) {
  const { t } = useHqTranslation();
  const show = useValueFormatter(props);
  const { changes, sides } = props;
  if (!changes.length) {
    return <p className="hq-muted">{t('diff.none')}</p>;
  }
  return (
    <table className={sides ? 'hq-diff hq-diff--sides' : 'hq-diff'}>
      <DiffHead sides={sides} />
      <tbody>
        {changes.map(({ path, before, after }) => (
          <tr key={path}>
            <th scope="row">{props.labelOf?.(path) ?? <bdi>{path}</bdi>}</th>
            {sides ? (
              <>
                <td>{show(path, before)}</td>
                <td>{show(path, after)}</td>
              </>
            ) : (
              <ChangedCells
                before={
                  before === null || before === undefined
                    ? null
                    : show(path, before)
                }
                after={show(path, after)}
              />
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function SubjectHeading({ subject }: { subject: SubjectChange }) {
  const kind = useSubjectKind()(subject.subjectType);
  const name = useSubjectName()(subject);
  return (
    <h4 className="hq-diff-list__subject">
      {kind}
      {name && (
        <>
          {' · '}
          <bdi>{name}</bdi>
        </>
      )}
    </h4>
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
          {subjects.length > 1 && <SubjectHeading subject={subject} />}
          <DiffView changes={subject.changes} {...texts} />
        </section>
      ))}
    </div>
  );
}
