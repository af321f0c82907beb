import '../styles/chart.css';

const WIDTH = 96;
const HEIGHT = 24;
/** Keeps the line's own width inside the picture. */
const EDGE = 2;

/** The course of a few values as a small line, oldest at the left in every language; its label says it in words. */
export function Sparkline(props: { label: string; values: number[] }) {
  const { label, values } = props;
  const most = Math.max(1, ...values);
  const step = (WIDTH - 2 * EDGE) / Math.max(1, values.length - 1);
  const points = values.map((value, index) => {
    const y = HEIGHT - EDGE - (value / most) * (HEIGHT - 2 * EDGE);
    return `${EDGE + index * step},${y}`;
  });
  return (
    <svg
      className="hq-spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <polyline points={points.join(' ')} />
    </svg>
  );
}
