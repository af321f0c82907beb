import { Button } from '@backstage/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useHqTranslation } from '../i18n/ref';
import '../styles/forms.css';

function Question(props: { onKeep: () => void; onDiscard: () => void }) {
  const { t } = useHqTranslation();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    row.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div
      ref={row}
      className="hq-guard"
      role="group"
      aria-label={t('guard.ask')}
    >
      <span role="alert">{t('guard.ask')}</span>
      <Button variant="secondary" onPress={props.onKeep}>
        {t('guard.keep')}
      </Button>
      <Button
        variant="primary"
        className="hq-act hq-act--danger"
        onPress={props.onDiscard}
      >
        {t('guard.discard')}
      </Button>
    </div>
  );
}

/**
 * Keeps a form with unsaved changes from being closed by accident: Cancel, Escape and a press outside ask first.
 * @returns `close`, to be called in place of closing, and the question, shown in place of the form's buttons while
 * it is asked.
 */
export function useCloseGuard(options: {
  isDirty: boolean;
  /** Closes the form; what was typed is lost. */
  onDiscard: () => void;
}): { close: () => void; question: ReactNode } {
  const [asks, setAsks] = useState(false);
  const { isDirty, onDiscard } = options;
  return {
    close: () => (isDirty ? setAsks(true) : onDiscard()),
    question: asks ? (
      <Question onKeep={() => setAsks(false)} onDiscard={onDiscard} />
    ) : null,
  };
}
