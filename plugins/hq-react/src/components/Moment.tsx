import { useFormat } from '../i18n/useFormat';

/**
 * A moment in the person's language and time zone; pointing at it shows the exact time there and in UTC.
 * @param props.as - `relative` ("2 hours ago"), `date` or `dateTime`. Default: `relative`.
 */
export function Moment(props: {
  /** ISO instant. */
  at: string;
  as?: 'relative' | 'date' | 'dateTime';
}) {
  const format = useFormat();
  const { at, as = 'relative' } = props;
  return (
    <time dateTime={at} title={`${format.zoned(at)}\n${format.utc(at)}`}>
      {format[as](at)}
    </time>
  );
}
