import { Button } from '@backstage/ui';
import { RiCloseLine } from '@remixicon/react';
import { useEffect, useState } from 'react';
import {
  Button as PlainButton,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { useHqTranslation } from '../i18n/ref';
import '../styles/toasts.css';

/** Milliseconds that a message stays; it waits while it has focus or the pointer. */
const PLAIN_MS = 6_000;
/** The same for a message with something to do about it. */
const ACTION_MS = 12_000;
const MAX_VISIBLE = 3;

/** A message about something that was done. */
export interface HqToast {
  text: string;
  /** `danger` stays until it is closed. Default: `good`. */
  tone?: 'good' | 'danger';
  /** What can be done about it; the message goes when it is chosen. */
  action?: { label: string; run: () => void };
}

const queue = new ToastQueue<HqToast>({ maxVisibleToasts: MAX_VISIBLE });

/** Shows a message at the edge of the console, over open dialogs too. */
export function showToast(toast: HqToast): void {
  const timeout = toast.action ? ACTION_MS : PLAIN_MS;
  queue.add(toast, toast.tone === 'danger' ? {} : { timeout });
}

/** A text that a screen reader says when it appears: it has to come into a live region that is there already. */
function Announced({ text, tone }: Pick<HqToast, 'text' | 'tone'>) {
  const [isThere, setThere] = useState(false);
  useEffect(() => setThere(true), []);
  return (
    <span
      role={tone === 'danger' ? 'alert' : 'status'}
      className="hq-toast__text"
    >
      <Text slot="title" hidden={!isThere}>
        {text}
      </Text>
    </span>
  );
}

/**
 * F6 leads to the newest message. Backstage's own messages listen for it too, and would take it while they have none.
 */
function useMessagesKey() {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const newest = document.querySelector<HTMLElement>('.hq-toast');
      if (event.key !== 'F6' || !newest) return;
      event.preventDefault();
      event.stopPropagation();
      newest.focus();
    };
    window.addEventListener('keydown', listen, true);
    return () => window.removeEventListener('keydown', listen, true);
  }, []);
}

/**
 * The messages of `showToast`; the shell renders it once. F6 leads to them, and focus goes back where it was when
 * the last one is gone.
 */
export function HqToasts() {
  const { t } = useHqTranslation();
  useMessagesKey();
  return (
    <ToastRegion
      queue={queue}
      className="hq-toasts"
      aria-label={t('toast.region')}
    >
      {({ toast }) => {
        const { text, tone, action } = toast.content;
        return (
          <Toast
            toast={toast}
            className={`hq-toast hq-toast--${tone ?? 'good'}`}
          >
            <Announced text={text} tone={tone} />
            {action && (
              <Button
                size="small"
                variant="secondary"
                onPress={() => {
                  queue.close(toast.key);
                  action.run();
                }}
              >
                {action.label}
              </Button>
            )}
            <PlainButton
              slot="close"
              className="hq-toast__close"
              aria-label={t('action.close')}
            >
              <RiCloseLine size={16} aria-hidden />
            </PlainButton>
          </Toast>
        );
      }}
    </ToastRegion>
  );
}
