import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Dialog, DialogBody, DialogHeader } from '@backstage/ui';
import { useState } from 'react';
import { usePlaces } from '../palette/commands';
import { shellTranslationRef, type ShellKey } from '../translations/ref';
import './keys.css';

const general: Array<{ keys: string[]; label: ShellKey }> = [
  { keys: ['?'], label: 'keys.list' },
  { keys: ['/'], label: 'keys.search' },
  { keys: ['F6'], label: 'keys.messages' },
  { keys: ['Tab'], label: 'keys.next' },
  { keys: ['Esc'], label: 'keys.close' },
];

function Row({ keys, label }: { keys: string[]; label: string }) {
  return (
    <div className="hq-keys__row">
      <dt>
        <span className="hq-keys__keys" dir="ltr">
          {keys.map(key => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      </dt>
      <dd>{label}</dd>
    </div>
  );
}

/** The keys that work everywhere, and the letters of the pages that the person may see. */
export default function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslationRef(shellTranslationRef);
  const [isMac] = useState(() => navigator.platform.startsWith('Mac'));
  const places = usePlaces();
  return (
    <Dialog
      isOpen
      isDismissable
      onOpenChange={open => !open && onClose()}
      width={520}
    >
      <DialogHeader>{t('keys.title')}</DialogHeader>
      <DialogBody>
        <dl className="hq-keys">
          <Row keys={[isMac ? '⌘' : 'Ctrl', 'K']} label={t('palette.title')} />
          {general.map(({ keys, label }) => (
            <Row key={label} keys={keys} label={t(label)} />
          ))}
        </dl>
        <h3 className="hq-keys__title">{t('keys.go')}</h3>
        <dl className="hq-keys">
          {places.map(({ href, label, letter }) => (
            <Row
              key={href}
              keys={['G', letter.toUpperCase()]}
              label={t(label)}
            />
          ))}
        </dl>
      </DialogBody>
    </Dialog>
  );
}
