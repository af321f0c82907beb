import { useFormat } from '../i18n/useFormat';
import '../styles/chart.css';

const WIDTH = 600;
const HEIGHT = 120;
/** Part of a day's width that its bar takes. */
const FILL = 0.72;
/** A day with a value keeps a visible bar beside one with a very large value. */
const LEAST = 1.5;

/** A day and how much of something it had. */
export interface DayValue {
  /** ISO 8601 date. */
  day: string;
  value: number;
}

/**
 * A bar for each day, oldest first; time runs from left to right in every language. It is a picture for the eye: put
 * the same figures in a table beside it.
 */
export function DayBars(props: {
  /** What the bars say, in one sentence. */
  label: string;
  days: DayValue[];
  /** How a value is written. Default: as a number. */
  format?: (value: number) => string;
}) {
  const format = useFormat();
  const { days, label } = props;
  const show = props.format ?? format.number;
  const most = Math.max(0, ...days.map(({ value }) => value));
  const step = WIDTH / Math.max(days.length, 1);
  const [first, last] = [days[0], days.at(-1)];
  return (
    <div className="hq-bars" dir="ltr">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        {days.map(({ day, value }, index) => {
          const height =
            value > 0 ? Math.max(LEAST, (value / most) * HEIGHT) : 0;
          return (
            <rect
              key={day}
              x={index * step + (step * (1 - FILL)) / 2}
              y={HEIGHT - height}
              width={step * FILL}
              height={height}
            >
              <title>{`${format.date(day)} · ${show(value)}`}</title>
            </rect>
          );
        })}
      </svg>
      <div className="hq-bars__ends" aria-hidden>
        <bdi>{first && format.date(first.day)}</bdi>
        <bdi>{last && format.date(last.day)}</bdi>
      </div>
    </div>
  );
}
