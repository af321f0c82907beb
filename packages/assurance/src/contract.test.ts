import {
  allEndpoints,
  contract,
  isPermissionName,
  permissionNames,
  systemRoles,
  type Endpoint,
} from '@cleanmatex/hq-common';
import { z } from 'zod';

interface JsonSchema {
  type?: string;
  description?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  additionalProperties?: unknown;
}

const toJson = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonSchema;

const isDescribed = ({ description, anyOf }: JsonSchema): boolean =>
  Boolean(description) || (anyOf?.some(isDescribed) ?? false);

/** Paths of fields without a description. */
function undescribed(schema: JsonSchema, at = ''): string[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => [
    ...(isDescribed(field) ? [] : [`${at}${name}`]),
    ...undescribed(field, `${at}${name}.`),
    ...undescribed(field.items ?? {}, `${at}${name}[].`),
  ]);
}

const each = (test: (endpoint: Endpoint) => boolean) =>
  allEndpoints.filter(test).map(endpoint => endpoint.id);

describe('every endpoint of the contract', () => {
  it('has an id of its own, spelled as its place in the contract', () => {
    const ids = allEndpoints.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(20);
    expect(new Set(ids).size).toBe(ids.length);
    const places = Object.entries(contract).flatMap(([domain, operations]) =>
      Object.entries(operations).map(([name, { id }]) => [
        id,
        `${domain}.${name}`,
      ]),
    );
    expect(places.filter(([id, place]) => id !== place)).toEqual([]);
  });

  it('has a route of its own', () => {
    const routes = allEndpoints.map(
      ({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`,
    );
    expect(new Set(routes).size).toBe(routes.length);
  });

  it('has a summary of one line', () => {
    expect(
      each(({ summary }) => !/^[A-Z][^\n]{5,120}[^.\n]$/.test(summary)),
    ).toEqual([]);
  });

  it('names a permission of the catalog', () => {
    expect(
      each(
        ({ permission }) =>
          permission !== 'authenticated' && !isPermissionName(permission),
      ),
    ).toEqual([]);
  });

  it('says where what it creates is, wherever that can be read', () => {
    const readable = allEndpoints
      .filter(({ method }) => method === 'GET')
      .map(({ path }) => path.replace(/\/\{\w+\}$/, '/{}'));
    expect(
      each(
        ({ successStatus, path, created }) =>
          successStatus === 201 &&
          readable.includes(`${path}/{}`) !== Boolean(created),
      ),
    ).toEqual([]);
  });

  it('is versioned where it reads or creates something that has a version', () => {
    const hasVersion = ({ output }: Endpoint) =>
      'version' in (toJson(output, 'output').properties ?? {});
    expect(
      each(
        endpoint =>
          (endpoint.method === 'GET' || endpoint.successStatus === 201) &&
          hasVersion(endpoint) !== endpoint.versioned,
      ),
    ).toEqual([]);
  });

  it('takes an object without unknown fields', () => {
    expect(
      each(
        ({ input }) => toJson(input, 'input').additionalProperties !== false,
      ),
    ).toEqual([]);
  });

  it('describes every field of its input and output', () => {
    const missing = allEndpoints.flatMap(({ id, input, output }) => [
      ...undescribed(toJson(input, 'input')).map(f => `${id} input ${f}`),
      ...undescribed(toJson(output, 'output')).map(f => `${id} output ${f}`),
    ]);
    expect(missing).toEqual([]);
  });

  it('pages its lists', () => {
    const lists = allEndpoints.filter(({ output }) => {
      const { properties = {} } = toJson(output, 'output');
      return properties.items?.type === 'array';
    });
    expect(lists.length).toBeGreaterThan(2);
    const unpaged = lists.filter(({ input, output }) => {
      const fields = toJson(output, 'output').properties ?? {};
      return (
        !('limit' in input.shape && 'cursor' in input.shape) ||
        !('nextCursor' in fields && 'totalItems' in fields)
      );
    });
    expect(unpaged.map(({ id }) => id)).toEqual([]);
  });

  it('is audited when it changes something', () => {
    expect(each(({ mutation, audit }) => mutation && !audit)).toEqual([]);
  });

  it('answers with a version wherever a PATCH expects one', () => {
    expect(
      each(({ method, versioned }) => method === 'PATCH' && !versioned),
    ).toEqual([]);
    expect(
      each(
        ({ versioned, output }) =>
          versioned &&
          !('version' in (toJson(output, 'output').properties ?? {})),
      ),
    ).toEqual([]);
  });
});

describe('permissions and roles', () => {
  it('uses every permission in the contract, but those of shared views, of fields and of the portal itself', () => {
    const used = new Set(allEndpoints.map(({ permission }) => permission));
    expect(permissionNames.filter(name => !used.has(name))).toEqual([
      'hq.view.share',
      'hq.pii.read',
      'hq.portal.manage',
    ]);
  });

  it('gives roles only permissions that exist', () => {
    const unknown = systemRoles.flatMap(({ permissions }) =>
      permissions.filter(name => !isPermissionName(name)),
    );
    expect(unknown).toEqual([]);
  });

  it('gives the support analyst nothing that changes anything', () => {
    const analyst = systemRoles.find(({ code }) => code === 'support_analyst');
    const changing = allEndpoints.filter(
      ({ mutation, permission }) =>
        mutation && analyst?.permissions.includes(permission as never),
    );
    expect(changing.map(({ id }) => id)).toEqual([]);
  });
});
