import type { Entity } from '@backstage/catalog-model';
import { HQ_NAME2_ANNOTATION, type Locale } from '@cleanmatex/hq-common';
import { bilingualRenderer, withNames } from './presentation';

const entity = (title: string, name2?: string): Entity => ({
  apiVersion: 'cleanmatex.com/v1',
  kind: 'Tenant',
  metadata: {
    name: 'bright-wash',
    title,
    annotations: name2 ? { [HQ_NAME2_ANNOTATION]: name2 } : {},
  },
});

const titleOf = (locale: Locale, shown: Entity) =>
  bilingualRenderer(() => locale).render({
    entityRef: 'tenant:default/bright-wash',
    loading: false,
    entity: shown,
    context: {},
  }).snapshot.primaryTitle;

it.each([
  ['en', 'Bright Wash'],
  ['ar', 'مغسلة السطوع'],
] as const)('names an entity in %s', (locale, title) => {
  expect(titleOf(locale, entity('Bright Wash', 'مغسلة السطوع'))).toBe(title);
});

it('takes one half of a title in both languages, and a name that there is in one only', () => {
  const both = entity('Suspend a tenant · إيقاف منشأة');
  expect(titleOf('ar', both)).toBe('إيقاف منشأة');
  expect(titleOf('en', both)).toBe('Suspend a tenant');
  expect(titleOf('ar', entity('Old Town Press'))).toBe('Old Town Press');
});

it('asks the catalog for annotations too', async () => {
  const getEntitiesByRefs = jest.fn(async () => ({ items: [] }));
  await withNames({ getEntitiesByRefs }).getEntitiesByRefs({
    entityRefs: ['tenant:default/a'],
    fields: ['kind'],
  });
  expect(getEntitiesByRefs).toHaveBeenCalledWith(
    {
      entityRefs: ['tenant:default/a'],
      fields: ['kind', 'metadata.annotations'],
    },
    undefined,
  );
});
