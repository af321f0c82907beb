import {
  importFields,
  importFieldTexts,
  tenantImportsContract as c,
} from '@cleanmatex/hq-common';
import { exportRows, operation, type Operation } from '@cleanmatex/hq-node';
import { listOpenImports } from './queries';
import { listRows } from './rowStore';
import {
  createImport,
  discardImport,
  editRow,
  mapImport,
  readImport,
  runImport,
} from './service';
import { getImport } from './store';

/** Operations on imports of tenants with their handlers. */
export const tenantImportOperations: Operation[] = [
  operation(c.create, createImport),
  operation(c.list, listOpenImports),
  operation(c.template, (scope, { format }) =>
    exportRows<Record<string, never>>(scope, {
      name: 'tenants-template',
      format,
      columns: importFields.map(
        field => importFieldTexts[field][scope.info.locale],
      ),
      read: async () => ({ items: [], nextCursor: null, totalItems: 0 }),
    }),
  ),
  operation(c.get, (scope, { importId }) => readImport(scope, importId)),
  operation(c.rows, async (scope, query) => {
    await getImport(scope, query.importId);
    return listRows(scope, query);
  }),
  operation(c.map, mapImport),
  operation(c.editRow, editRow),
  operation(c.run, runImport),
  operation(c.discard, (scope, { importId }) => discardImport(scope, importId)),
];
