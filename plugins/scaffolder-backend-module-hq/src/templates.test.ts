import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  templateEntityV1beta3Validator,
  type TemplateEntityV1beta3,
} from '@backstage/plugin-scaffolder-common';
import { allEndpoints } from '@cleanmatex/hq-common';
import { parse } from 'yaml';
import { createAwaitInitializationAction } from './actions/awaitInitialization';
import { hqChosen } from './filters/hqChosen';

const directory = join(__dirname, '../../../templates');
const templates = readdirSync(directory).map(
  name =>
    [
      name,
      parse(
        readFileSync(join(directory, name, 'template.yaml'), 'utf8'),
      ) as TemplateEntityV1beta3,
    ] as const,
);

/** Input fields by action id, of everything that a template may call. */
const actions = new Map<string, string[]>([
  ...allEndpoints
    .filter(({ action }) => action)
    .map(({ id, input }) => [`hq:${id}`, Object.keys(input.shape)] as const),
  [
    createAwaitInitializationAction({
      auth: mockServices.auth(),
      catalog: catalogServiceMock(),
      discovery: mockServices.discovery(),
    }).id,
    ['tenantId', 'timeoutSeconds', 'entityRef'],
  ],
]);

/** Texts that people read: titles, descriptions, names of steps and of choices. */
function texts(value: unknown, key = ''): string[] {
  if (typeof value === 'string') {
    return ['title', 'description', 'name', 'createButtonText'].includes(key)
      ? [value]
      : [];
  }
  if (Array.isArray(value)) {
    return key === 'enumNames' ? value : value.flatMap(item => texts(item));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) =>
    name === 'input' ? [] : texts(item, name),
  );
}

describe.each(templates)('template %s', (name, template) => {
  it('is valid', async () => {
    expect(await templateEntityV1beta3Validator.check(template)).toBe(true);
    expect(template.metadata.name).toBe(name);
  });

  it('calls actions that exist, with fields that they have', () => {
    for (const { action, input } of template.spec.steps) {
      expect(actions.has(action)).toBe(true);
      expect(actions.get(action)).toEqual(
        expect.arrayContaining(Object.keys(input ?? {})),
      );
    }
  });

  it('speaks English and Arabic', () => {
    const { metadata, spec } = template;
    const read = [
      metadata.title as string,
      metadata.description as string,
      ...texts(spec),
    ];
    for (const text of read) {
      expect(text).toMatch(
        /^[^\u0600-\u06ff]+ · [^A-Za-z]*[\u0600-\u06ff][^A-Za-z]*$/,
      );
    }
  });
});

describe('filter hqChosen', () => {
  const { filter } = hqChosen as unknown as {
    filter: (value: unknown) => unknown;
  };

  it('gives the ticked keys, and undefined for none', () => {
    expect(filter({ IRONING: true, ALTERATION: false })).toEqual(['IRONING']);
    expect(filter({ IRONING: false })).toBeUndefined();
    expect(filter(undefined)).toBeUndefined();
  });
});
