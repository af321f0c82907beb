import {
  ImportReader,
  importFields,
  slugFromName,
  type ColumnMapping,
  type ImportValues,
  type NamedIssue,
} from '@cleanmatex/hq-common';
import type { Scope } from '@cleanmatex/hq-node';
import { listPlans, listServiceCategories } from '../planStore';
import type { CheckedRow, ReadRow } from './store';

/** Reads rows with the plans and service categories that are on offer now. */
export async function importReader(scope: Scope): Promise<ImportReader> {
  const plans = await listPlans(scope);
  const serviceCategories = await listServiceCategories(scope);
  return new ImportReader({ plans, serviceCategories });
}

/** Fields of a row by the columns that hold them; blank cells are left out. */
export function fieldsOf(
  cells: readonly string[],
  columns: ColumnMapping,
): ImportValues {
  return Object.fromEntries(
    importFields.flatMap(field => {
      const column = columns[field];
      const text = column === undefined ? '' : (cells[column] ?? '').trim();
      return text ? [[field, text]] : [];
    }),
  );
}

/** The same with a slug made of the name, where there is none and the name gives one. */
export function withSlug(fields: ImportValues): ImportValues {
  const slug = fields.slug ?? slugFromName(fields.name ?? '');
  return slug ? { ...fields, slug } : fields;
}

/** Checks a row by itself, with everything that onboarding checks. */
export function checkRow(
  reader: ImportReader,
  row: Pick<ReadRow, 'position' | 'ragged'>,
  fields: ImportValues,
  columns: number,
): CheckedRow {
  const ragged: NamedIssue[] =
    row.ragged === null
      ? []
      : [
          {
            path: '',
            code: 'ragged_row',
            params: { cells: row.ragged, columns },
          },
        ];
  return {
    position: row.position,
    fields,
    slug: fields.slug ?? null,
    email: fields.email?.toLowerCase() ?? null,
    issues: [...ragged, ...reader.issues(fields)],
  };
}
