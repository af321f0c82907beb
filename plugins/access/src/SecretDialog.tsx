import {
  Button,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
} from '@backstage/ui';
import { Ltr, useHqTranslation } from '@cleanmatex/hq-react';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useState, type ReactNode } from 'react';
import { useAccessTranslation } from './i18n/ref';

/** Shows something that is shown once, with a button that copies it. Closing it is a choice: no click beside it closes it. */
export function SecretDialog(props: {
  title: string;
  body: ReactNode;
  /** Absent when there is nothing to hand over. */
  secret?: string;
  onClose: () => void;
}) {
  const { t } = useAccessTranslation();
  const hq = useHqTranslation();
  const [copied, setCopied] = useState(false);
  const { secret } = props;
  return (
    <Dialog
      isOpen
      isDismissable={!secret}
      onOpenChange={open => !open && props.onClose()}
      width={560}
    >
      <DialogHeader>{props.title}</DialogHeader>
      <DialogBody>
        <p className="hq-muted">{props.body}</p>
        {secret && (
          <p className="access-secret">
            <Ltr mono>{secret}</Ltr>
          </p>
        )}
      </DialogBody>
      <DialogFooter>
        {secret && (
          <Button
            variant="secondary"
            iconStart={copied ? <RiCheckLine /> : <RiFileCopyLine />}
            onPress={async () => {
              await navigator.clipboard.writeText(secret);
              setCopied(true);
            }}
          >
            {hq.t(copied ? 'action.copied' : 'action.copy')}
          </Button>
        )}
        <Button variant="primary" onPress={props.onClose}>
          {t('form.close')}
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
