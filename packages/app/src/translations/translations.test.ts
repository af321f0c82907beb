import type { TranslationRef } from '@backstage/frontend-plugin-api';
import { auditTranslationRef } from '@cleanmatex/audit';
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

const contentOf = (ref: TranslationRef) => ref as unknown as RefContent;

const own = [
  auditTranslationRef,
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
    for (const [key, text] of Object.entries(await arabic())) {
      if (key in english && !PLURAL.test(key)) {
        expect({ key, names: names(text) }).toEqual({
          key,
          names: names(english[key]),
        });
      }
    }
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
