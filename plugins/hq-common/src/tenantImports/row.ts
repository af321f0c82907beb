import type { NamedIssue } from '../kernel/issues';
import { nameIssues } from '../kernel/issues';
import { countryCodes, countryName } from '../tenants/countries';
import { CreateTenant } from '../tenants/inputs';
import { foldHeader, importFields, type ImportFieldName } from './fields';

/** What a row says, field by field, as text. */
export type ImportValues = Partial<Record<ImportFieldName, string>>;

/** A thing with a code and names. */
export interface Coded {
  code: string;
  name: string;
  name2?: string | null;
}

/** What a row may choose from. */
export interface ImportChoices {
  plans: readonly Coded[];
  serviceCategories: readonly Coded[];
}

const byWord = (entries: ReadonlyArray<readonly [string, string]>) =>
  new Map(entries.map(([word, code]) => [foldHeader(word), code]));

const countries = byWord(
  countryCodes.flatMap(code => [
    [code, code] as const,
    [countryName(code, 'en'), code] as const,
    [countryName(code, 'ar'), code] as const,
  ]),
);

const languages = byWord([
  ['en', 'en'],
  ['English', 'en'],
  ['الإنجليزية', 'en'],
  ['إنجليزي', 'en'],
  ['ar', 'ar'],
  ['Arabic', 'ar'],
  ['العربية', 'ar'],
  ['عربي', 'ar'],
]);

const codes = (choices: readonly Coded[]) =>
  byWord(
    choices.flatMap(({ code, name, name2 }) =>
      [code, name, name2 ?? code].map(word => [word, code] as const),
    ),
  );

/** Longest name that is looked up. */
const MAX_WORD = 200;

/** Texts that a spreadsheet would run as a formula, the full-width sign included. */
const isFormula = (text: string) => /^\s*[=＝]/u.test(text);

/** Reads rows of a file as inputs of `tenants.create`. */
export class ImportReader {
  private readonly plans: Map<string, string>;
  private readonly categories: Map<string, string>;

  constructor(private readonly choices: ImportChoices) {
    this.plans = codes(choices.plans);
    this.categories = codes(choices.serviceCategories);
  }

  /**
   * What a row asks for: codes for names of countries, plans, languages and services in either language. What it does
   * not know stays as it is, for the contract to tell.
   */
  input(values: ImportValues): Record<string, unknown> {
    return Object.fromEntries(
      importFields.flatMap(field => {
        const text = values[field]?.trim();
        return text ? [[field, this.read(field, text)]] : [];
      }),
    );
  }

  /** Everything wrong with a row by itself, in the order of its fields. */
  issues(values: ImportValues): NamedIssue[] {
    const input = this.input(values);
    const formulas = importFields.filter(field =>
      isFormula(values[field] ?? ''),
    );
    const { error } = CreateTenant.safeParse(input, { reportInput: true });
    const told = nameIssues(error?.issues ?? []).map(issue => ({
      ...issue,
      path: issue.path.split('.')[0],
    }));
    return [
      ...formulas.map((path): NamedIssue => ({ path, code: 'formula' })),
      ...[...told, ...this.unknownCodes(input)].filter(
        ({ path }) => !formulas.some(field => field === path),
      ),
    ];
  }

  private read(field: ImportFieldName, text: string): unknown {
    const folded = foldHeader(text.slice(0, MAX_WORD));
    switch (field) {
      case 'country':
        return countries.get(folded) ?? text;
      case 'language':
        return languages.get(folded) ?? text;
      case 'planCode':
        return this.plans.get(folded) ?? text;
      case 'serviceCategories':
        return text
          .split(/[;,،؛|\n]/u)
          .map(part => part.trim())
          .filter(Boolean)
          .map(part => this.categories.get(foldHeader(part)) ?? part);
      default:
        return text;
    }
  }

  private unknownCodes(input: Record<string, unknown>): NamedIssue[] {
    const of = (
      path: ImportFieldName,
      given: unknown[],
      known: readonly Coded[],
    ): NamedIssue[] => {
      const values = known.map(({ code }) => code);
      const fits = given.every(code => values.includes(String(code)));
      return fits
        ? []
        : [{ path, code: 'one_of', params: { values: values.join(', ') } }];
    };
    const { planCode, serviceCategories } = input;
    const categories = (serviceCategories ?? []) as unknown[];
    return [
      ...of('planCode', planCode ? [planCode] : [], this.choices.plans),
      ...of('serviceCategories', categories, this.choices.serviceCategories),
    ];
  }
}
