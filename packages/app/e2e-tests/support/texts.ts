import { createRequire } from 'node:module';
import path from 'node:path';

/** A language of the console. */
export type Language = 'en' | 'ar';

type Messages = Record<string, string>;

const load = createRequire(__filename);
const root = path.resolve(__dirname, '../../../..');

/** Where the texts of each part of the console are kept. */
const sources = {
  shell: 'packages/app/src/translations',
  kit: 'plugins/hq-react/src/i18n',
  tenants: 'plugins/tenants/src/i18n',
  audit: 'plugins/audit/src/i18n',
  access: 'plugins/access/src/i18n',
  bulk: 'plugins/bulk/src/i18n',
};

/** A part of the console that has texts. */
export type Part = keyof typeof sources | 'signIn' | 'scaffolder';

function messagesOf(file: string): Messages {
  const exported = load(path.join(root, file)) as Record<string, Messages>;
  return exported.default ?? Object.values(exported)[0];
}

function signInTexts(language: Language): Messages {
  const { texts } = load(
    path.join(root, 'plugins/identity-backend/src/pages/texts.ts'),
  ) as { texts: Record<string, Record<Language, string>> };
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, text[language]]),
  );
}

/** Backstage's own English words on the template pages; the Arabic ones are the console's. */
const scaffolderEnglish: Messages = {
  'stepper.nextButtonText': 'Next',
  'stepper.reviewButtonText': 'Review',
  'stepper.createButtonText': 'Create',
};

function readPart(part: Part, language: Language): Messages {
  if (part === 'signIn') return signInTexts(language);
  if (part === 'scaffolder') {
    return language === 'en'
      ? scaffolderEnglish
      : messagesOf('packages/app/src/translations/stock/scaffolderReact.ts');
  }
  const file = language === 'en' ? 'messages.ts' : 'ar.ts';
  return messagesOf(path.join(sources[part], file));
}

const known = new Map<string, Messages>();

/**
 * The text that the console shows, from its own translations.
 * @throws Error when the key does not exist, so that a renamed text is noticed
 */
export function textIn(
  language: Language,
  part: Part,
  key: string,
  values: Record<string, string> = {},
): string {
  const id = `${part} ${language}`;
  const messages = known.get(id) ?? readPart(part, language);
  known.set(id, messages);
  if (!(key in messages)) throw new Error(`${part} has no text ${key}`);
  return Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`{{${name}}}`, value),
    messages[key],
  );
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Matches what contains a text, as labels of templates do: they hold both languages. */
export const containing = (text: string) => new RegExp(escaped(text), 'i');
