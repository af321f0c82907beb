import '../styles/chart.css';

/** From which share of a limit on it is nearly used up. */
const NEARLY = 0.8;

function levelOf(share: number): 'within' | 'nearly' | 'over' {
  if (share >= 1) return 'over';
  return share >= NEARLY ? 'nearly' : 'within';
}

/**
 * How much of a limit is used, as a bar; it turns amber from 80 % on and red when nothing is left.
 * @param props.label - what is measured; read aloud.
 * @param props.text - the same in numbers, such as "5 of 20"; read aloud, and shown when pointed at.
 */
export function LimitBar(props: {
  used: number;
  /** Above 0. */
  limit: number;
  label: string;
  text: string;
}) {
  const { used, limit, label, text } = props;
  const share = Math.min(1, used / limit);
  return (
    <span
      className="hq-limit"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuenow={Math.min(used, limit)}
      aria-valuetext={text}
      title={text}
      data-level={levelOf(used / limit)}
    >
      <span
        className="hq-limit__used"
        style={{ inlineSize: `${share * 100}%` }}
      />
    </span>
  );
}
