import {
  foldHeader,
  importFields,
  requiredImportFields,
  suggestColumns,
  type ColumnMapping,
  type ImportFieldName,
  type TenantImport,
} from '@cleanmatex/hq-common';
import { useUserSetting } from '@cleanmatex/hq-react';
import { useState } from 'react';

/** What a person chose for a column: its field; null leaves it out. */
export type Choice = ImportFieldName | null;

/** Most headers whose choice is remembered; the latest stay. */
const MAX_REMEMBERED = 200;

/** Fields of the columns, in their order. */
export const choicesOf = (columns: number, mapping: ColumnMapping): Choice[] =>
  Array.from(
    { length: columns },
    (_, column) =>
      importFields.find(field => mapping[field] === column) ?? null,
  );

/** The columns of the fields that were chosen; of a field that was chosen twice the first one. */
export function mappingOf(choices: readonly Choice[]): ColumnMapping {
  const mapping: ColumnMapping = {};
  choices.forEach((field, column) => {
    if (field && mapping[field] === undefined) mapping[field] = column;
  });
  return mapping;
}

/** What was remembered, with the choices for some headers over it. */
export function remembering(
  before: Readonly<Record<string, Choice>>,
  headers: readonly string[],
  choices: readonly Choice[],
): Record<string, Choice> {
  const now = headers.map(
    (header, column) => [foldHeader(header), choices[column]] as const,
  );
  const latest: Record<string, Choice> = Object.fromEntries(
    now.filter(([header]) => header),
  );
  const others = Object.entries(before).filter(
    ([header]) => !Object.hasOwn(latest, header),
  );
  return Object.fromEntries(
    [...others, ...Object.entries(latest)].slice(-MAX_REMEMBERED),
  );
}

/** The choice of a field for every column of a file: suggested by headers and by what the person chose before. */
export function useColumnChoices({ headers, columns }: TenantImport) {
  const memory = useUserSetting<Record<string, Choice>>(
    'tenant-import.columns',
  );
  const [changed, setChanged] = useState<Choice[]>();
  const names = headers.map(({ header }) => header);
  const suggested = columns ?? suggestColumns(names, memory.value ?? {});
  const choices = changed ?? choicesOf(headers.length, suggested);
  return {
    isLoaded: memory.isLoaded,
    choices,
    choose: (column: number, field: Choice) =>
      setChanged(choices.map((old, index) => (index === column ? field : old))),
    missing: requiredImportFields.filter(field => !choices.includes(field)),
    twice: importFields.filter(
      field => choices.filter(choice => choice === field).length > 1,
    ),
    remember: () => memory.set(remembering(memory.value ?? {}, names, choices)),
  };
}
