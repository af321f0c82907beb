import fc from 'fast-check';

/** The parts of JSON Schema that the contract's documents use. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  minItems?: number;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
}

/** Values that break careless code: SQL, Unicode, prototypes, wrong types, sizes. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    '',
    ' ',
    "'",
    '"',
    '";--',
    "' OR 1=1 --",
    'name; DROP TABLE org_tenants_mst',
    'public.org_tenants_mst',
    '..',
    '../../etc/passwd',
    '%00',
    '\u0000',
    '\ud800',
    '\u202eevil',
    'ﷺ'.repeat(50),
    '__proto__',
    'constructor',
    '${7*7}',
    '{{7*7}}',
    'NaN',
    '-0',
    '1e309',
    '9'.repeat(40),
    null,
    true,
    -1,
    0,
    1.5,
    2 ** 53,
    [],
    {},
    [[]],
    { __proto__: { admin: true } },
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc.jsonValue({ maxDepth: 2 }),
);

function text(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.format === 'uuid') return fc.uuid();
  if (schema.format === 'email') return fc.emailAddress();
  if (schema.format === 'date-time') {
    return fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
      .map(date => date.toISOString());
  }
  if (schema.format === 'uri') return fc.webUrl({ validSchemes: ['https'] });
  return fc.string({
    minLength: schema.minLength,
    maxLength: Math.min(schema.maxLength ?? 60, 300),
    unit: 'grapheme-composite',
  });
}

/** Values that fit a schema, as far as a schema can say. */
export function fitting(schema: Schema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map(fitting));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return fc.integer({
        min: schema.minimum ?? -1000,
        max: schema.maximum ?? 1000,
      });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(fitting(schema.items ?? {}), {
        minLength: schema.minItems,
        maxLength: 4,
      });
    case 'object':
      return fields(schema);
    default:
      return hostile;
  }
}

function fields(schema: Schema): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, field]) => [
      name,
      fitting(field),
    ]),
  );
  return fc.record(model, { requiredKeys: schema.required ?? [] });
}

/** Mostly fitting objects, some with one field spoiled, some spoiled altogether. */
export function nearlyFitting(schema: Schema): fc.Arbitrary<unknown> {
  const names = Object.keys(schema.properties ?? {});
  const spoiled = fc
    .tuple(
      fitting(schema),
      fc.constantFrom(...names, 'unknownField', '__proto__'),
      hostile,
    )
    .map(([value, name, bad]) => {
      const copy = { ...(value as object) };
      Object.defineProperty(copy, name, {
        value: bad,
        enumerable: true,
        configurable: true,
        writable: true,
      });
      return copy;
    });
  return fc.oneof(
    { weight: 4, arbitrary: fitting(schema) },
    { weight: 5, arbitrary: spoiled },
    { weight: 1, arbitrary: hostile },
  );
}
