import {
  foldHeader,
  importFields,
  importFieldTexts,
  requiredImportFields,
  suggestColumns,
} from './fields';

describe('headers', () => {
  it('mean one field each, in both languages', () => {
    const seen = new Map<string, string>();
    for (const field of importFields) {
      const { en, ar, headers } = importFieldTexts[field];
      for (const header of new Set([en, ar, ...headers].map(foldHeader))) {
        expect([header, seen.get(header) ?? field]).toEqual([header, field]);
        seen.set(header, field);
      }
    }
  });

  it.each(['en', 'ar'] as const)('of the template are known in %s', locale => {
    const headers = importFields.map(field => importFieldTexts[field][locale]);
    expect(suggestColumns(headers)).toEqual(
      Object.fromEntries(importFields.map((field, column) => [field, column])),
    );
  });

  it('are known however they are spelled', () =>
    expect(
      suggestColumns([
        '  E-MAIL ',
        'رَقم الجوّال',
        'tenant_name',
        '?',
        'PLAN-CODE',
      ]),
    ).toEqual({ email: 0, phone: 1, name: 2, planCode: 4 }));

  it('go by what somebody chose before', () =>
    expect(
      suggestColumns(['Contact', 'Name', 'Note'], {
        contact: 'email',
        name: null,
      }),
    ).toEqual({ email: 0 }));

  it('are needed for what a tenant cannot be without', () =>
    expect(requiredImportFields).toEqual([
      'name',
      'email',
      'phone',
      'country',
      'planCode',
    ]));
});
