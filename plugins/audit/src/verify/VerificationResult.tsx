import { Alert, ButtonLink } from '@backstage/ui';
import type { ChainVerification } from '@cleanmatex/hq-common';
import { useFormat } from '@cleanmatex/hq-react';
import { useAuditTranslation } from '../i18n/ref';

function HeadLine({ head }: Pick<ChainVerification, 'head'>) {
  const { t } = useAuditTranslation();
  const format = useFormat();
  if (!head) return <>{t('verify.noHead')}</>;
  return (
    <>
      {t('verify.head', { when: format.dateTime(head.at), seq: head.seq })}
      {head.late && <p className="audit-line">{t('verify.lateHead')}</p>}
    </>
  );
}

function Problem({ problem }: Pick<ChainVerification, 'problem'>) {
  const { t } = useAuditTranslation();
  if (!problem) return null;
  const title =
    problem.kind === 'unsealed' ? 'verify.bad.unsealed' : 'verify.bad.title';
  return (
    <Alert
      status="danger"
      icon
      title={t(title)}
      description={
        <>
          <p className="audit-line">{problem.message}</p>
          {problem.seq !== null && (
            <p className="audit-line">
              {t('verify.bad.position', { seq: problem.seq })}
            </p>
          )}
        </>
      }
      customActions={
        problem.auditId &&
        problem.kind !== 'deleted' && (
          <ButtonLink
            size="small"
            variant="secondary"
            href={`/audit/${problem.auditId}`}
          >
            {t('verify.bad.open')}
          </ButtonLink>
        )
      }
    />
  );
}

/** What a verification found: nothing altered, or the first bad entry. */
export function VerificationResult(props: {
  result: ChainVerification;
  checked: number;
}) {
  const { t } = useAuditTranslation();
  const { result, checked } = props;
  if (!result.ok) return <Problem problem={result.problem} />;
  const vouchedFor = result.head && !result.head.late;
  return (
    <Alert
      status={vouchedFor || checked === 0 ? 'success' : 'warning'}
      icon
      title={
        checked === 0
          ? t('verify.ok.empty')
          : t('verify.ok.title', { count: checked })
      }
      description={checked === 0 ? undefined : <HeadLine head={result.head} />}
    />
  );
}
