import { Alert } from '@backstage/ui';
import { auditContract, type AuditLogDetail } from '@cleanmatex/hq-common';
import {
  DetailList,
  ErrorState,
  HqCard,
  Moment,
  PermittedButton,
  useFormat,
  useHqQuery,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useAuditTranslation } from '../i18n/ref';
import { VerificationResult } from '../verify/VerificationResult';
import { Copyable } from './Copyable';

function VerifyOne({ seq }: { seq: number }) {
  const { t } = useAuditTranslation();
  const [asked, setAsked] = useState(false);
  const { data, error, isFetching, refetch } = useHqQuery(
    auditContract.verify,
    { from: seq, to: seq },
    { enabled: asked },
  );
  const verify = () => (asked ? refetch() : setAsked(true));
  return (
    <div className="audit-verify">
      {data?.ok && <Alert status="success" icon title={t('seal.holds')} />}
      {data && !data.ok && <VerificationResult result={data} checked={1} />}
      {error && <ErrorState title={t('verify.failed')} error={error} />}
      <PermittedButton
        permission="hq.audit.verify"
        variant="secondary"
        isPending={isFetching}
        onPress={verify}
      >
        {t('seal.verify')}
      </PermittedButton>
    </div>
  );
}

/** The entry's place in the chain, with what is needed to verify it elsewhere. */
export function SealCard({ entry }: { entry: AuditLogDetail }) {
  const { t } = useAuditTranslation();
  const format = useFormat();
  const { seq, sealedAt, hash, prevHash } = entry;
  return (
    <HqCard title={t('seal.title')}>
      <DetailList
        none={t('entry.none')}
        details={[
          { label: t('seal.id'), value: <Copyable text={entry.id} /> },
          { label: t('seal.txid'), value: <Copyable text={entry.txid} /> },
          ...(seq === null
            ? []
            : [
                { label: t('seal.seq'), value: format.number(seq) },
                {
                  label: t('seal.sealedAt'),
                  value: sealedAt && <Moment at={sealedAt} as="dateTime" />,
                },
                {
                  label: t('seal.hash'),
                  value: hash && <Copyable text={hash} />,
                },
                {
                  label: t('seal.prevHash'),
                  value: prevHash && <Copyable text={prevHash} />,
                },
              ]),
        ]}
      />
      {seq === null ? (
        <p className="hq-muted">{t('seal.pending')}</p>
      ) : (
        <VerifyOne seq={seq} />
      )}
    </HqCard>
  );
}
