import type { ReactNode } from 'react';
import { useHqTranslation } from '../i18n/ref';
import { Moment } from './Moment';
import type { Tone } from './StatusBadge';
import '../styles/hq.css';

/** Something that happened. */
export interface TimelineEvent {
  id: string;
  /** ISO instant. */
  at: string;
  title: ReactNode;
  detail?: ReactNode;
  tone?: Tone;
}

/** Events in the order given, each with how long ago it was. */
export function Timeline({ events }: { events: TimelineEvent[] }) {
  const { t } = useHqTranslation();
  if (!events.length) return <p className="hq-muted">{t('timeline.empty')}</p>;
  return (
    <ol className="hq-timeline">
      {events.map(event => (
        <li key={event.id} data-tone={event.tone ?? 'neutral'}>
          <Moment at={event.at} />
          <div>
            <div>{event.title}</div>
            {event.detail && <div className="hq-muted">{event.detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
