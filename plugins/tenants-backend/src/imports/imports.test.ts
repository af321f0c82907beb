import {
  tenantImportsContract as c,
  type ImportRow,
} from '@cleanmatex/hq-common';
import { csvOf, goodRow, ImportTestbed, importRights } from '../testing';

let bed: ImportTestbed;
beforeAll(async () => {
  bed = await ImportTestbed.create();
});
afterAll(() => bed.close());

const told = ({ issues }: ImportRow) =>
  issues.map(({ path, code }) => `${path}: ${code}`);

describe('an import', () => {
  it('reads a file and keeps it for its owner alone', async () => {
    const { id, ...rest } = await bed.upload(csvOf([goodRow('mine')]));
    expect(rest).toMatchObject({
      fileName: 'tenants.csv',
      format: 'csv',
      encoding: 'utf-8',
      separator: ',',
      state: 'columns',
      rows: 1,
      columns: null,
      runId: null,
    });
    expect(rest.headers[0]).toEqual({
      header: 'Name',
      samples: ['Laundry mine'],
    });
    const actor = bed.bulk.person(importRights);
    const mine = await bed.bulk.kernel.call(c.list, {}, { actor: bed.actor });
    expect(mine.items[0]).toMatchObject({
      id,
      fileName: 'tenants.csv',
      rows: 1,
    });
    expect((await bed.bulk.kernel.call(c.list, {}, { actor })).items).toEqual(
      [],
    );
    for (const endpoint of [c.get, c.rows, c.discard]) {
      await expect(
        bed.bulk.kernel.answer(endpoint, { importId: id }, { actor }),
      ).rejects.toMatchObject({ code: 'import_not_found' });
    }
  });

  it('checks every row as onboarding does, and knows names in both languages', async () => {
    const { id, rows, rowsWithErrors } = await bed.rows([
      goodRow('one', {
        country: 'عُمان',
        planCode: 'Growth',
        language: 'عربي',
      }),
      goodRow('two', { email: 'nobody', phone: '12', country: 'Atlantis' }),
      goodRow('three', { planCode: 'platinum', slug: '', name2: 'Latin' }),
      goodRow('four', { name: '=HYPERLINK("http://x","Noor")' }),
      goodRow('five', { name: 'x'.repeat(10_000) }),
      goodRow('six', { name: 'Noor \u202egnihsaW' }),
      goodRow('seven', { name: 'مغسلة Noor ٣' }),
    ]);
    expect([rows, rowsWithErrors]).toEqual([7, 5]);
    const listed = await bed.list(id);
    expect(listed.map(told)).toEqual([
      [],
      ['email: invalid_email', 'country: country_code'],
      ['name2: arabic_letters', 'planCode: one_of'],
      ['name: formula'],
      ['name: too_long'],
      ['name: direction_controls'],
      [],
    ]);
    expect(listed[2].values.slug).toBe('laundry-three');
    expect(listed.map(({ position }) => position)).toEqual([
      2, 3, 4, 5, 6, 7, 8,
    ]);
    expect(await bed.list(id, 'errors')).toHaveLength(5);
  });

  it('finds what is twice in the file, and what other tenants have', async () => {
    await bed.bulk.tenants(1, 'taken');
    const { id } = await bed.rows([
      goodRow('a', { slug: 'taken-1' }),
      goodRow('b', { email: 'Same@laundry.example' }),
      goodRow('c', { email: 'same@laundry.example' }),
      goodRow('d', { email: 'taken1@laundry.example' }),
    ]);
    expect((await bed.list(id)).map(told)).toEqual([
      ['slug: slug_taken'],
      ['email: repeated_in_file'],
      ['email: repeated_in_file'],
      ['email: email_taken'],
    ]);
    const email = 'other@laundry.example';
    expect(told(await bed.edit(id, 3, { values: { email } }))).toEqual([]);
    expect(told((await bed.list(id))[2])).toEqual([]);
    await bed.edit(id, 2, { dropped: true });
    await bed.edit(id, 5, { dropped: true });
    expect(await bed.list(id, 'errors')).toEqual([]);
    expect(await bed.list(id, 'dropped')).toHaveLength(2);
  });

  it('asks to look at rows with more or fewer cells than the header', async () => {
    const { id } = await bed.upload(`${csvOf([goodRow('r')])}\r\nshort,row`);
    const columns = { name: 0, email: 3, phone: 4, country: 5, planCode: 6 };
    const input = { importId: id, columns };
    await bed.bulk.kernel.call(c.map, input, { actor: bed.actor });
    const [, short] = await bed.list(id);
    expect(told(short)[0]).toBe(': ragged_row');
    const { slug, ...values } = goodRow('whole');
    expect(told(await bed.edit(id, 3, { values }))).toEqual([]);
  });

  it('says what is wrong in the language of its reader', async () => {
    const { id } = await bed.rows([goodRow('x', { email: 'nobody' })]);
    const info = { locale: 'ar' } as never;
    const input = { importId: id };
    const page = await bed.bulk.kernel.call(c.rows, input, {
      actor: bed.actor,
      info,
    });
    expect(page.items[0].issues[0].message).toBe(
      'اكتب بريدًا إلكترونيًا صحيحًا، مثل name@example.com',
    );
  });

  it('refuses columns that the file does not have, that are taken twice, or that are missing', async () => {
    const { id } = await bed.upload('Name,E-mail\nNoor,a@b.example');
    const map = (columns: Record<string, number>) =>
      bed.bulk.kernel.call(
        c.map,
        { importId: id, columns },
        { actor: bed.actor },
      );
    await expect(map({ name: 7 })).rejects.toMatchObject({
      code: 'import_column_unknown',
    });
    await expect(map({ name: 0, email: 0 })).rejects.toMatchObject({
      code: 'import_column_twice',
    });
    await expect(map({ name: 0, email: 1 })).rejects.toMatchObject({
      code: 'import_fields_missing',
      message: 'A column is needed for: Phone, Country, Plan',
    });
  });

  it('is forgotten when it is discarded', async () => {
    const { id } = await bed.rows([goodRow('gone')]);
    const call = { actor: bed.actor };
    await bed.bulk.kernel.call(c.discard, { importId: id }, call);
    await expect(
      bed.bulk.kernel.call(c.get, { importId: id }, call),
    ).rejects.toMatchObject({ code: 'import_not_found' });
    expect(
      await bed.bulk.rows(
        'SELECT FROM hq.tenant_import_rows WHERE import_id = ?::uuid',
        id,
      ),
    ).toEqual([]);
  });

  it('of a file that cannot be read leaves nothing', async () => {
    const count = async () =>
      (await bed.bulk.rows('SELECT id FROM hq.tenant_imports')).length;
    const before = await count();
    await expect(bed.upload('name\n"open')).rejects.toMatchObject({
      code: 'table_quotes',
    });
    expect(await count()).toBe(before);
  });
});
