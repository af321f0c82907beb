/** How a found column type serves where the console expects another. */
export type TypeFit =
  /** Holds every expected value, in the same form. */
  | 'fits'
  /** Works, but holds less or means something slightly different. */
  | 'differs'
  /** Statements or values of the console would fail. */
  | 'breaks';

interface ColumnType {
  family: string;
  /** Orders the members of a family by what they hold. */
  rank: number;
}

const UNBOUNDED = Number.POSITIVE_INFINITY;

const fixedTypes: Record<string, ColumnType> = {
  text: { family: 'text', rank: UNBOUNDED },
  citext: { family: 'text', rank: UNBOUNDED },
  smallint: { family: 'integer', rank: 2 },
  integer: { family: 'integer', rank: 4 },
  bigint: { family: 'integer', rank: 8 },
  real: { family: 'decimal', rank: 0 },
  'double precision': { family: 'decimal', rank: 0 },
};

const SIZED =
  /^(character varying|character|numeric)(?:\((\d+)(?:,(\d+))?\))?$/;

const WITHOUT_ZONE = /^timestamp(?:\(\d\))? without time zone$/;
const WITH_ZONE = /^timestamp(?:\(\d\))? with time zone$/;

/** Compares two types as `format_type()` prints them; domains count as their base type. */
export function compareTypes(expected: string, found: string): TypeFit {
  if (expected === found) {
    return 'fits';
  }
  const wanted = parseType(expected);
  const actual = parseType(found);
  if (wanted.family !== actual.family) {
    return 'breaks';
  }
  if (wanted.family === 'integer') {
    return actual.rank < wanted.rank ? 'breaks' : 'fits';
  }
  return actual.rank < wanted.rank || wanted.family === 'timestamp'
    ? 'differs'
    : 'fits';
}

function parseType(type: string): ColumnType {
  if (WITHOUT_ZONE.test(type)) {
    return { family: 'timestamp', rank: 0 };
  }
  if (WITH_ZONE.test(type)) {
    return { family: 'timestamp', rank: 1 };
  }
  const sized = SIZED.exec(type);
  if (sized) {
    const rank = sized[2] ? Number(sized[2]) : UNBOUNDED;
    return { family: sized[1] === 'numeric' ? 'decimal' : 'text', rank };
  }
  return fixedTypes[type] ?? { family: type, rank: 0 };
}
