import { hashedColumnNames, type HashedRow } from '@cleanmatex/hq-node';
import { isMasked, maskRow } from './masking';

const empty = Object.fromEntries(
  hashedColumnNames.map(name => [name, null]),
) as HashedRow;

const rowWith = (columns: Partial<HashedRow>): HashedRow => ({
  ...empty,
  actor_type: 'user',
  actor_name: null,
  subject_type: 'tenant',
  changes: '[]',
  ...columns,
});

const change = (path: string, before: unknown, after: unknown) =>
  JSON.stringify([{ path, before, after }]);

describe('masking', () => {
  it.each([
    ['email', 'sara@example.com', 's***@example.com'],
    ['contact.email', 'sara@example.com', 's***@example.com'],
    ['phone', '+96891234567', '***67'],
    ['ip', '192.0.2.77', '192.0.***'],
    ['userAgent', 'Mozilla/5.0', '***'],
    ['notes', 'call +968 9123 4567 or a@b.om', 'call ***67 or a***@b.om'],
    ['settings', { email: 'x@y.om', size: 3 }, { email: 'x***@y.om', size: 3 }],
    ['emails', ['x@y.om'], ['x***@y.om']],
    ['phone', 96891234567, '***'],
    ['name', 'Pearl Laundry', 'Pearl Laundry'],
    ['status', 'active', 'active'],
    ['seats', 12, 12],
    ['flag', null, null],
  ])('shows a change of %s from %j as %j', (path, value, shown) => {
    const row = maskRow(rowWith({ changes: change(path, null, value) }));
    expect(JSON.parse(String(row.changes))[0].after).toEqual(shown);
  });

  it('hides names of persons, but not of tenants', () => {
    const row = maskRow(
      rowWith({
        subject_type: 'user',
        subject_name: 'Sara Al Balushi',
        subject_name2: 'سارة البلوشي',
        changes: change('name2', 'سارة', 'سارة البلوشي'),
      }),
    );
    expect(row.subject_name).toBe('S***');
    expect(row.subject_name2).toBe('س***');
    expect(JSON.parse(String(row.changes))[0].after).toBe('س***');
    expect(maskRow(rowWith({ subject_name: 'Pearl' })).subject_name).toBe(
      'Pearl',
    );
  });

  it.each([
    ['actor', 'Sara Al Balushi', 'S***'],
    ['actor', 'sara@example.com', 's***@example.com'],
    ['q', 'Sara', 'S***'],
    ['operation', ['tenants.create'], ['tenants.create']],
    [
      'actor',
      '0198c5f2-1111-7000-8000-000000000001',
      '0198c5f2-1111-7000-8000-000000000001',
    ],
  ])('shows that the log was asked for %s %j as %j', (path, asked, shown) => {
    const row = maskRow(
      rowWith({
        subject_type: 'audit-log',
        changes: change(path, null, asked),
      }),
    );
    expect(JSON.parse(String(row.changes))[0].after).toEqual(shown);
  });

  it('hides who called and from where', () => {
    const row = maskRow(
      rowWith({
        actor_name: 'sara@example.com',
        ip: '2001:db8:1:2::7',
        user_agent: 'curl',
        reason: 'asked by omar@example.com',
        error: '{"code":"x","message":"omar@example.com is taken"}',
      }),
    );
    expect(row).toMatchObject({
      actor_name: 's***@example.com',
      ip: '2001:db8:1:***',
      user_agent: '***',
      reason: 'asked by o***@example.com',
      error: '{"code":"x","message":"o***@example.com is taken"}',
    });
  });

  it('says whether it hid anything', () => {
    const open = rowWith({ changes: '[{"path": "a", "after": 1}]' });
    expect(isMasked(open, maskRow(open))).toBe(false);
    const hidden = rowWith({ ip: '192.0.2.1' });
    expect(isMasked(hidden, maskRow(hidden))).toBe(true);
  });
});
