import { existsSync } from 'node:fs';
import path from 'node:path';
import { fill, placeholdersFor } from './names.ts';
import { nextMigration, renderTemplates } from './templates.ts';
import { wire } from './wiring.ts';

const root = path.resolve(__dirname, '..', '..', '..', '..');

describe('a new domain', () => {
  const words = {
    name: 'service-codes',
    title: 'Service codes',
    title2: 'رموز الخدمات',
    item2: 'رمز خدمة',
  };
  const placeholders = placeholdersFor(words, nextMigration(root));
  const filled = (text: string) => fill(text, placeholders);

  it('leaves no placeholder in paths or texts', () => {
    const files = [...renderTemplates(root, filled)].flat();
    expect(files.length).toBeGreaterThan(60);
    expect(files.filter(text => /__\w+__/.test(text))).toEqual([]);
  });

  it('takes the next migration number', () => {
    const files = [...renderTemplates(root, filled).keys()];
    const migration = files.find(file => file.endsWith('.up.sql'));
    expect(migration).toBe(
      `plugins/hq-backend/migrations/${placeholders.number}_service_codes.up.sql`,
    );
    expect(existsSync(path.join(root, `${migration}`))).toBe(false);
  });

  it('finds every place where a domain must be made known', () => {
    const changed = wire(root, filled);
    expect(changed.get('packages/backend/src/index.ts')).toContain(
      "backend.add(import('@cleanmatex/service-codes-backend'));",
    );
    for (const text of changed.values()) {
      expect(text).toMatch(/service-?codes?/i);
    }
  });

  it.each(['Plans', 'service_codes', '-x', 'a b', ''])(
    'refuses the name "%s"',
    name => {
      expect(() => placeholdersFor({ ...words, name }, 7)).toThrow(
        /lower-case/,
      );
    },
  );

  it('asks what one of them is called where the plural does not tell', () => {
    const media = { ...words, name: 'media' };
    expect(() => placeholdersFor(media, 7)).toThrow(/--item/);
    expect(placeholdersFor({ ...media, item: 'medium' }, 7)).toMatchObject({
      Item: 'Medium',
      camel: 'media',
      'item-name': 'medium',
    });
  });
});
