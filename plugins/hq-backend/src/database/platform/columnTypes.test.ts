import { compareTypes } from './columnTypes';

describe('compareTypes', () => {
  it.each([
    ['uuid', 'uuid', 'fits'],
    ['text', 'character varying', 'fits'],
    ['character varying(20)', 'text', 'fits'],
    ['character varying(20)', 'citext', 'fits'],
    ['character varying(20)', 'character varying(30)', 'fits'],
    ['character varying(20)', 'character varying(10)', 'differs'],
    ['text', 'character varying(200)', 'differs'],
    ['text', 'uuid', 'breaks'],
    ['text', 'tenant_status', 'breaks'],
    ['integer', 'bigint', 'fits'],
    ['integer', 'smallint', 'breaks'],
    ['integer', 'numeric', 'breaks'],
    ['integer', 'text', 'breaks'],
    ['numeric(10,2)', 'numeric', 'fits'],
    ['numeric(10,2)', 'numeric(8,2)', 'differs'],
    ['numeric(10,2)', 'double precision', 'differs'],
    ['timestamp without time zone', 'timestamp with time zone', 'differs'],
    ['timestamp without time zone', 'date', 'breaks'],
    ['jsonb', 'json', 'breaks'],
    ['boolean', 'smallint', 'breaks'],
  ])('expected %s, found %s: %s', (expected, found, fit) => {
    expect(compareTypes(expected, found)).toBe(fit);
  });
});
