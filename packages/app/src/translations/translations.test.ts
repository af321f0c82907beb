import type { TranslationRef } from '@backstage/frontend-plugin-api';
import { accessTranslationRef } from '@cleanmatex/access';
import { auditTranslationRef } from '@cleanmatex/audit';
import { bulkTranslationRef } from '@cleanmatex/bulk';
import { hqTranslationRef } from '@cleanmatex/hq-react';
import { tenantsTranslationRef } from '@cleanmatex/tenants';
import { shellTranslationRef } from './ref';
import { stockTexts } from './stock';

type Messages = Record<string, string>;

/** What a translation reference holds at run time. */
interface RefContent {
  id: string;
  getDefaultMessages(): Messages;
  getDefaultResource(): {
    resources: Array<{
      language: string;
      loader: () => Promise<{ messages: Messages }>;
    }>;
  };
}

const ARABIC_LETTER = /\p{Script=Arabic}/u;
const PLURAL = /^(.*)_(zero|one|two|few|many|other)$/;
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];

/* Backstage's pages that the console does not offer. */
const NOT_OFFERED =
  /^(fields\.(azure|bitbucket|gerrit|gitea|github|gitlab)|templat(e|ing)(Editor|Form|CustomField|Intro|Extensions)|templateEditorToolbar)/;

/* Texts that the console words without the values that Backstage puts into them. */
const WITHOUT_VALUES = [
  'indexPage.title',
  'templateWizardPage.templateWithTitle',
];

const contentOf = (ref: TranslationRef) => ref as unknown as RefContent;

const own = [
  accessTranslationRef,
  auditTranslationRef,
  bulkTranslationRef,
  hqTranslationRef,
  shellTranslationRef,
  tenantsTranslationRef,
].map(ref => {
  const content = contentOf(ref);
  return {
    id: content.id,
    english: content.getDefaultMessages(),
    arabic: async () => {
      const arabic = content
        .getDefaultResource()
        .resources.find(({ language }) => language === 'ar');
      return (await arabic?.loader())?.messages ?? {};
    },
  };
});

const stock = stockTexts.map(({ ref, arabic }) => ({
  id: ref.id,
  english: contentOf(ref).getDefaultMessages(),
  arabic: async () => (await arabic()).default,
}));

const expectedKeys = (english: Messages) => [
  ...new Set(
    Object.keys(english)
      .filter(key => !NOT_OFFERED.test(key))
      .flatMap(key => {
        const plural = PLURAL.exec(key);
        return plural ? FORMS.map(form => `${plural[1]}_${form}`) : [key];
      }),
  ),
];

describe.each([...own, ...stock])('Arabic of $id', ({ english, arabic }) => {
  it('has every text, and all six forms of a counted one', async () => {
    expect(Object.keys(await arabic()).sort()).toEqual(
      expectedKeys(english).sort(),
    );
  });

  it('takes the values that the English takes', async () => {
    const names = (text: string) =>
      [...text.matchAll(/\{\{\s*(\w+)/g)].map(match => match[1]).sort();
    const single = Object.entries(await arabic()).filter(
      ([key]) =>
        key in english && !PLURAL.test(key) && !WITHOUT_VALUES.includes(key),
    );
    const inArabic = single.map(([key, text]) => [key, names(text)]);
    const inEnglish = single.map(([key]) => [key, names(english[key])]);
    expect(inArabic).toEqual(inEnglish);
  });
});

describe.each(own)('Arabic of $id', ({ arabic }) => {
  it('is in Arabic letters', async () => {
    const others = Object.entries(await arabic()).filter(
      ([, text]) => !ARABIC_LETTER.test(text.replace(/\{\{.*?\}\}/g, 'ا')),
    );
    expect(others).toEqual([]);
  });
});
