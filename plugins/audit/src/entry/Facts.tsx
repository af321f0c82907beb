import { ButtonIcon } from '@backstage/ui';
import { Ltr, useHqTranslation } from '@cleanmatex/hq-react';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState, type ReactNode } from 'react';
import { useAuditTranslation } from '../i18n/ref';

/** A labelled value. */
export interface Fact {
  label: string;
  value: ReactNode;
}

/** Labels with their values; says so where there is none. */
export function Facts({ facts }: { facts: Fact[] }) {
  const { t } = useAuditTranslation();
  return (
    <dl className="audit-facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value || <span className="hq-muted">{t('entry.none')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** An identifier with a button that copies it. */
export function Copyable({ text }: { text: string }) {
  const { t } = useHqTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2_000);
  };
  return (
    <span className="audit-copyable">
      <Ltr mono>{text}</Ltr>
      <ButtonIcon
        size="small"
        variant="tertiary"
        icon={copied ? <RiCheckLine /> : <RiFileCopyLine />}
        aria-label={t(copied ? 'action.copied' : 'action.copy')}
        onPress={copy}
      />
    </span>
  );
}
