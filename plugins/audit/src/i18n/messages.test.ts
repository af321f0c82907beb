import { allEndpoints } from '@cleanmatex/hq-common';
import { auditMessages } from './messages';

it('names every operation that leaves an entry', () => {
  const unnamed = allEndpoints
    .filter(({ audit }) => audit)
    .map(({ id }) => `operation.${id}`)
    .filter(key => !(key in auditMessages));
  expect(unnamed).toEqual([]);
});

it('names everything that an audited read can be asked for', () => {
  const unnamed = allEndpoints
    .filter(({ mutation, audit }) => !mutation && audit)
    .flatMap(({ input }) => Object.keys(input.shape))
    .filter(name => !(`filter.${name}` in auditMessages));
  expect(unnamed).toEqual([]);
});

/** Fields that the audit log keeps under another name. */
const renamed = new Set(['logo']);

it('names every field that an edit may change', () => {
  const unnamed = allEndpoints
    .filter(({ method, audit }) => method === 'PATCH' && audit)
    .flatMap(({ input, path }) =>
      Object.keys(input.shape).filter(
        field =>
          field !== 'reason' &&
          !renamed.has(field) &&
          !path.includes(`{${field}}`),
      ),
    )
    .filter(field => !(`field.${field}` in auditMessages));
  expect(unnamed).toEqual([]);
});
