import { types as pgTypes } from 'pg';

const OID = {
  int8: 20,
  xid: 28,
  textArray: 1009,
  int8Array: 1016,
  date: 1082,
  timestamp: 1114,
  timestampArray: 1115,
  dateArray: 1182,
} as const;

const parseTimestamptz: (value: string) => Date | number =
  pgTypes.getTypeParser(pgTypes.builtins.TIMESTAMPTZ);
const parseTextArray: (value: string) => (string | null)[] =
  pgTypes.getTypeParser(OID.textArray as number);

function parseInt8(value: string): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}

// The platform stores UTC in columns without time zone.
function parseTimestamp(value: string): Date | number {
  return parseTimestamptz(`${value}+00`);
}

function arrayOf<T>(parse: (value: string) => T) {
  return (value: string): (T | null)[] =>
    parseTextArray(value).map(item => (item === null ? null : parse(item)));
}

const asText = (value: string) => value;

const parsers = new Map<number, (value: string) => unknown>([
  [OID.int8, parseInt8],
  [OID.xid, Number],
  [OID.date, asText],
  [OID.timestamp, parseTimestamp],
  [OID.int8Array, arrayOf(parseInt8)],
  [OID.dateArray, arrayOf(asText)],
  [OID.timestampArray, arrayOf(parseTimestamp)],
]);

/**
 * How the console reads PostgreSQL values, for the `types` option of a `pg`
 * client or pool: `int8` as number when safe (else string), `xid` as number,
 * `timestamp` as UTC, `date` as `YYYY-MM-DD`; all else as `pg` does. Given per
 * connection, so that it never changes what other plugins in the process read.
 */
export const columnTypes = {
  getTypeParser(
    oid: number,
    format: string = 'text',
  ): (value: string) => unknown {
    const own = format === 'text' ? parsers.get(oid) : undefined;
    return (
      own ?? pgTypes.getTypeParser(oid, format === 'text' ? 'text' : 'binary')
    );
  },
};
