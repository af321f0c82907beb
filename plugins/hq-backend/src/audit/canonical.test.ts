import {
  canonicalForm,
  hashedColumnNames,
  type HashedRow,
} from '@cleanmatex/hq-node';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { TestDatabase } from '../testing';

const value = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constant(null),
  fc.boolean(),
);
const row = fc.record(
  Object.fromEntries(hashedColumnNames.map(name => [name, value])),
) as fc.Arbitrary<HashedRow>;

/** What of an entry is hashed: a name in Arabic only where there is one, as it came when others were sealed already. */
const hashedOf = ({ subject_name2, ...columns }: HashedRow) =>
  subject_name2 === null ? columns : { ...columns, subject_name2 };

describe('canonical form', () => {
  it('is that of RFC 8785', () => {
    fc.assert(
      fc.property(
        row,
        fc.maxSafeNat(),
        fc.string(),
        (columns, seq, sealedAt) => {
          expect(canonicalForm(columns, seq, sealedAt)).toBe(
            canonicalize({ ...hashedOf(columns), seq, sealed_at: sealedAt }),
          );
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it('covers every column of the audit log', async () => {
    const database = await TestDatabase.create();
    const columns = await database
      .owner('information_schema.columns')
      .where({ table_schema: 'hq', table_name: 'sys_audit_log' })
      .orderBy('ordinal_position')
      .pluck('column_name');
    await database.drop();
    expect(hashedColumnNames).toEqual(columns);
  });
});
