import type { NamedIssue } from '../kernel/issues';
import { nameIssues } from '../kernel/issues';
import { countryCodes, countryName } from '../tenants/countries';
import { featureFlagNames, featureFlagTexts } from '../tenants/fields';
import { CreateTenant } from '../tenants/inputs';
import { foldHeader, importFields, type ImportFieldName } from './fields';
import { readOpeningHours } from './openingHours';

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

const features = featureFlagNames.map(code => ({
  code,
  name: featureFlagTexts[code].en,
  name2: featureFlagTexts[code].ar,
}));
const featuresByWord = codes(features);

const switches = byWord([
  ...['yes', 'on', 'true', '1', 'نعم', 'مفعلة'].map(
    word => [word, 'on'] as const,
  ),
  ...['no', 'off', 'false', '0', 'لا', 'غير مفعلة'].map(
    word => [word, 'off'] as const,
  ),
]);

const listOf = (text: string) =>
  text
    .split(/[;,،؛|\n]/u)
    .map(part => part.trim())
    .filter(Boolean);

/** Features that are named, on unless the text says `no` or `off` after a colon; what it does not know stays a name. */
function readFeatures(text: string): Record<string, boolean> {
  const entries = listOf(text).map(part => {
    const [, name, word = 'on'] =
      /^([^:=]*)(?:[:=]\s*(.*))?$/u.exec(part) ?? [];
    const code = featuresByWord.get(foldHeader(name ?? part));
    const state = switches.get(foldHeader(word));
    return code && state ? [code, state === 'on'] : [part, true];
  });
  return Object.fromEntries(entries);
}

/** Longest name that is looked up. */
const MAX_WORD = 200;

/** Texts that a spreadsheet would run as a formula, the full-width sign included. */
const isFormula = (text: string) => /^\s*[=＝]/u.test(text);

/** Whether an issue of the contract says what is wrong with a cell; of a form that it does not know, `unclear` does. */
const isClear = ({ path, code }: NamedIssue) =>
  path !== 'featureFlags' &&
  (path !== 'businessHours' ||
    code.startsWith('business_hours') ||
    code === 'time_of_day');

/** Reads rows of a file as inputs of `tenants.create`. */
export class ImportReader {
  private readonly plans: Map<string, string>;
  private readonly categories: Map<string, string>;

  constructor(private readonly choices: ImportChoices) {
    this.plans = codes(choices.plans);
    this.categories = codes(choices.serviceCategories);
  }

  /**
   * What a row asks for: codes for names of countries, plans, languages, services and features in either language, and
   * opening hours. What it does not know stays as it is, for the contract to tell.
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
      ...[...told.filter(isClear), ...this.unclear(input)].filter(
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
        return listOf(text).map(
          part => this.categories.get(foldHeader(part)) ?? part,
        );
      case 'featureFlags':
        return readFeatures(text);
      case 'businessHours':
        return readOpeningHours(text) ?? text;
      default:
        return text;
    }
  }

  /** What the contract cannot say as somebody needs it who writes texts into cells. */
  private unclear(input: Record<string, unknown>): NamedIssue[] {
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
    const { planCode, serviceCategories, featureFlags, businessHours } = input;
    const categories = (serviceCategories ?? []) as unknown[];
    return [
      ...of('planCode', planCode ? [planCode] : [], this.choices.plans),
      ...of('serviceCategories', categories, this.choices.serviceCategories),
      ...of('featureFlags', Object.keys(featureFlags ?? {}), features),
      ...(typeof businessHours === 'string'
        ? [{ path: 'businessHours', code: 'opening_hours' } as const]
        : []),
    ];
  }
}
