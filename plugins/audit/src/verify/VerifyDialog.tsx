import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { ErrorState, useHqTranslation } from '@cleanmatex/hq-react';
import { useAuditTranslation } from '../i18n/ref';
import { useVerification, type VerificationState } from './useVerification';
import { VerificationResult } from './VerificationResult';

function Progress({ checked, total }: VerificationState) {
  const { t } = useAuditTranslation();
  const text = t('verify.progress', { checked, total: total ?? checked });
  return (
    <div className="audit-progress">
      <progress
        aria-label={t('verify.title')}
        max={total || 1}
        value={total ? checked : undefined}
      />
      {total !== undefined && <p className="hq-muted">{text}</p>}
    </div>
  );
}

/** Verifies the whole chain and says clearly what came of it. */
export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useAuditTranslation();
  const { t: kit } = useHqTranslation();
  const verification = useVerification();
  const { running, result, error, checked } = verification;
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={open => !open && onClose()}
      width={560}
    >
      <DialogHeader>{t('verify.title')}</DialogHeader>
      <DialogBody>
        <div className="audit-verify" aria-live="polite" aria-busy={running}>
          <p className="hq-muted">{t('verify.explain')}</p>
          {running && <Progress {...verification} />}
          {result && <VerificationResult result={result} checked={checked} />}
          {error && <ErrorState title={t('verify.failed')} error={error} />}
        </div>
      </DialogBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {kit('action.close')}
        </Button>
        {running ? (
          <Button variant="primary" onPress={verification.stop}>
            {t('verify.stop')}
          </Button>
        ) : (
          <Button variant="primary" onPress={verification.start}>
            {t(result || error ? 'verify.again' : 'verify.start')}
          </Button>
        )}
      </DialogFooter>
    </Dialog>
  );
}
