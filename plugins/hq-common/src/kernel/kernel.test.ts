import { z } from 'zod';
import { diffFields } from './changes';
import { endpoint } from './endpoint';
import { fillText, joinTexts } from './language';
import { checkTexts } from './checkTexts';
import { check, describeIssues } from './issues';
import { anyOf, listQuery, mayBeBlank } from './list';

describe('endpoint', () => {
  const declaration = {
    id: 'things.change',
    method: 'POST',
    path: '/things/{thingId}',
    summary: 'Change a thing',
    permission: 'hq.tenant.update',
    input: z.strictObject({ thingId: z.string() }),
    output: z.object({}),
  } as const;

  it('refuses a mutation without audit', () => {
    expect(() => endpoint(declaration)).toThrow('declares no audit');
  });

  it('refuses a path parameter that is no field of the input', () => {
    expect(() =>
      endpoint({
        ...declaration,
        path: '/things/{otherId}',
        audit: { subject: 'tenant', severity: 'low' },
      }),
    ).toThrow('{otherId} is no field');
  });
});

describe('diffFields', () => {
  it('names changed fields, nested ones dotted, and skips equal ones', () => {
    const before = { name: 'A', hours: { mon: '8', tue: '9' }, tags: [1] };
    const after = { name: 'A', hours: { mon: '7', tue: '9' }, tags: [1, 2] };
    expect(diffFields(before, after)).toEqual([
      { path: 'hours.mon', before: '8', after: '7' },
      { path: 'tags', before: [1], after: [1, 2] },
    ]);
  });

  it('shows every field of something new and of something gone', () => {
    expect(diffFields(null, { name: 'A', city: null })).toEqual([
      { path: 'name', before: null, after: 'A' },
    ]);
    expect(diffFields({ name: 'A' }, null)).toEqual([
      { path: 'name', before: 'A', after: null },
    ]);
  });
});

describe('describeIssues', () => {
  const schema = z.strictObject({
    name: z.string().min(1).max(5),
    limit: z.number().max(200),
    plan: z.enum(['pro', 'plus']),
    email: z.email(),
    slug: z.string().refine(() => false, check('slug_reserved')),
  });
  const issuesOf = (input: unknown, locale: 'en' | 'ar') => {
    const { error } = schema.safeParse(input, { reportInput: true });
    return describeIssues(error?.issues ?? [], locale);
  };

  it('gives each issue its field, a code and a text in the language', () => {
    const input = {
      name: 'too long',
      limit: 500,
      plan: 'gold',
      email: 'x',
      slug: 'admin',
      other: 1,
    };
    expect(
      issuesOf(input, 'en').map(({ path, code, message }) => [
        path,
        code,
        message,
      ]),
    ).toEqual([
      ['name', 'too_long', 'At most 5 characters'],
      ['limit', 'number_too_big', 'Must be 200 or less'],
      ['plan', 'one_of', 'Must be one of: pro, plus'],
      [
        'email',
        'invalid_email',
        'Must be an e-mail address, like name@example.com',
      ],
      ['slug', 'slug_reserved', 'This word is reserved; choose another'],
      ['other', 'unknown_field', 'Unknown field'],
    ]);
    expect(issuesOf(input, 'ar')[2].message).toBe('القيم المقبولة: pro, plus');
  });

  it('tells a missing field from one of the wrong type', () => {
    const issues = issuesOf({ limit: 'many' }, 'en');
    expect(issues.find(({ path }) => path === 'name')?.code).toBe('required');
    expect(issues.find(({ path }) => path === 'plan')?.code).toBe('required');
    expect(issues.find(({ path }) => path === 'limit')?.message).toBe(
      'Must be a number',
    );
  });
});

describe('what an issue tells', () => {
  const told = (schema: z.ZodType, input: unknown) => {
    const { error } = schema.safeParse(input, { reportInput: true });
    return describeIssues(error?.issues ?? [], 'en');
  };

  it('is only the type where that is wrong', () => {
    const slug = z.string().trim().min(3).max(63);
    expect(told(z.object({ slug }), { slug: [] })).toEqual([
      { path: 'slug', code: 'expected_type', message: 'Must be text' },
    ]);
  });

  it('is grammatical for one item', () => {
    const [issue] = told(z.array(z.string()).min(1), []);
    expect(issue.message).toBe('Number of items: 1 or more');
  });

  it('shows the forms of a day or a moment', () => {
    const at = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);
    expect(told(z.object({ at }), { at: 'x' })).toEqual([
      {
        path: 'at',
        code: 'invalid_day_or_datetime',
        message: checkTexts.invalid_day_or_datetime.en,
      },
    ]);
  });
});

describe('lists', () => {
  const schema = z.object({
    ...listQuery(['name', 'createdAt'], '-createdAt'),
    status: anyOf(z.enum(['active', 'trial'])),
    q: mayBeBlank(z.string().min(2)),
  });

  it.each(['0x10', '1e2', '+5', '5.0', ' 5', '', '٥'])(
    'takes %p for no number of rows',
    limit => {
      expect(schema.safeParse({ limit }).success).toBe(false);
    },
  );

  it('takes a blank filter for none', () => {
    const blank = schema.parse({ status: '', q: ' ' });
    expect(blank).toMatchObject({ status: undefined, q: undefined });
    expect(schema.parse({ status: 'trial,' }).status).toEqual(['trial']);
    expect(schema.safeParse({ status: 'x' }).success).toBe(false);
    expect(schema.safeParse({ q: 'a' }).success).toBe(false);
  });

  it('takes pages of 1 to 200 rows and the given sorts only', () => {
    expect(schema.parse({ limit: '20', sort: '-name' })).toMatchObject({
      limit: 20,
      sort: '-name',
    });
    expect(schema.parse({})).toMatchObject({ limit: 50, sort: '-createdAt' });
    expect(schema.safeParse({ limit: '201' }).success).toBe(false);
    expect(schema.safeParse({ sort: 'id; DROP TABLE x' }).success).toBe(false);
  });

  it('takes filters once, repeated or comma separated', () => {
    expect(schema.parse({ status: 'active' }).status).toEqual(['active']);
    expect(schema.parse({ status: 'active,trial' }).status).toHaveLength(2);
    expect(schema.parse({ status: ['active', 'trial'] }).status).toHaveLength(
      2,
    );
  });
});

describe('fillText', () => {
  it('fills named parts and leaves unknown ones', () => {
    expect(fillText({ en: '{a} of {b}', ar: '' }, 'en', { a: 1 })).toBe(
      '1 of {b}',
    );
  });

  it('says a part that is a text itself in the same language', () => {
    const text = { en: 'Needs {what}', ar: 'يلزم {what}' };
    const what = joinTexts([
      { en: 'this', ar: 'هذا' },
      { en: 'that', ar: 'ذاك' },
    ]);
    expect(fillText(text, 'en', { what })).toBe('Needs this, that');
    expect(fillText(text, 'ar', { what })).toBe('يلزم هذا، ذاك');
  });
});
