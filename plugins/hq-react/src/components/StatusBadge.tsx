import { useCallback, type ReactNode } from 'react';
import { hqMessages } from '../i18n/messages';
import { useHqTranslation } from '../i18n/ref';
import '../styles/hq.css';

/** Meaning that a colour stands for. */
export type Tone = 'good' | 'info' | 'warning' | 'danger' | 'neutral';

const tones: Record<string, Tone> = {
  active: 'good',
  done: 'good',
  success: 'good',
  trial: 'info',
  provisioning: 'info',
  running: 'info',
  invited: 'info',
  suspended: 'warning',
  pending: 'neutral',
  failed: 'danger',
  denied: 'danger',
};

type StatusKey = Extract<keyof typeof hqMessages, `status.${string}`>;

const isStatusKey = (key: string): key is StatusKey => key in hqMessages;

/** The word for a status that the UI kit knows; an unknown one as it is. */
export function useStatusLabel(): (status: string) => string {
  const { t } = useHqTranslation();
  return useCallback(
    status => {
      const key = `status.${status}`;
      return isStatusKey(key) ? t(key) : status;
    },
    [t],
  );
}

/** Props of {@link StatusBadge}. */
export interface StatusBadgeProps {
  /** Code of the status, such as `active`. */
  status: string;
  /** Text in place of the status's own word. */
  label?: ReactNode;
  /** Colour in place of the status's own. */
  tone?: Tone;
}

/** A status as a word in its colour. */
export function StatusBadge({ status, label, tone }: StatusBadgeProps) {
  const labelOf = useStatusLabel();
  return (
    <span
      className="hq-badge"
      data-tone={tone ?? tones[status] ?? 'neutral'}
      data-status={status}
    >
      {label ?? labelOf(status)}
    </span>
  );
}
