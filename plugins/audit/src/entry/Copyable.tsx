import { ButtonIcon } from '@backstage/ui';
import { Ltr, useHqTranslation } from '@cleanmatex/hq-react';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState } from 'react';

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
