import { useId, type ReactNode } from 'react';
import '../styles/hq.css';
import '../styles/layout.css';

/** A titled panel. */
export function HqCard(props: {
  title: string;
  /** Link or button beside the title. */
  action?: ReactNode;
  children: ReactNode;
}) {
  const titleId = useId();
  return (
    <section className="hq-card" aria-labelledby={titleId}>
      <div className="hq-card__header">
        <h2 id={titleId} className="hq-section-title">
          {props.title}
        </h2>
        {props.action}
      </div>
      {props.children}
    </section>
  );
}

/** A small panel with one fact: muted label, value below. */
export function FactCard(props: { label: string; children: ReactNode }) {
  return (
    <div className="hq-card">
      <p className="hq-fact__label">{props.label}</p>
      <div className="hq-fact__value">{props.children}</div>
    </div>
  );
}

/** Panels side by side, as many as fit. */
export function CardGrid({ children }: { children: ReactNode }) {
  return <div className="hq-grid">{children}</div>;
}
