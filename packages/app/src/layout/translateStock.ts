import type { Locale } from '@cleanmatex/hq-common';
import { stockArabic } from '../translations/stockArabic';

/* Components of Backstage and of Material UI; the console's own texts come in its language already. */
const STOCK = '[class*="Mui"], [class*="bui-"]';

/* Names, identifiers and code stay as they are. */
const KEPT =
  'script, style, bdi, code, pre, textarea, [dir="ltr"], .swagger-ui';

/** Attributes that have texts. */
export const ATTRIBUTES = ['aria-label', 'title', 'placeholder'];
const WITH_ATTRIBUTES = ATTRIBUTES.map(name => `[${name}]`).join(', ');

/* A text in two languages is a choice of the console's own inputs: there both stay. */
const IN_TWO_LANGUAGES = /\p{Script=Arabic}/u;

interface Swap {
  english: string;
  arabic: string;
}

const swapped = new WeakMap<Node, Map<string, Swap>>();

const isStock = (element: Element | null): element is Element =>
  Boolean(element?.closest(STOCK) && !element.closest(KEPT));

function arabicOf(element: Element, text: string): string | undefined {
  const nearest = element.closest(STOCK);
  const isOwnInput = !nearest?.matches('[class*="Mui"]');
  return isOwnInput && IN_TWO_LANGUAGES.test(text) && text.includes(' · ')
    ? undefined
    : stockArabic(text);
}

/* Backstage gives the plural of a kind the capitals of its name. */
const CAPITAL_PLURAL = /^(All|Owned|Starred) APIS\b/;

/** Says one text of a node in a language; `name` is its attribute, empty for its content. */
function say(
  locale: Locale,
  node: Node,
  name: string,
  text: string,
  set: (text: string) => void,
) {
  const known = swapped.get(node);
  const before = known?.get(name);
  const element = node instanceof Element ? node : node.parentElement;
  if (locale === 'en') {
    const english = before?.arabic === text ? before.english : text;
    const title = CAPITAL_PLURAL.test(english) && element?.closest(STOCK);
    const next = title ? english.replace('APIS', 'APIs') : english;
    if (next !== text) set(next);
    return;
  }
  const arabic = isStock(element) && arabicOf(element, text.trim());
  if (!arabic) return;
  const changes = known ?? new Map<string, Swap>();
  swapped.set(node, changes.set(name, { english: text, arabic }));
  set(arabic);
}

/** Puts the texts that Backstage has in its code, also those inside attributes, into the console's language. */
export function translateStock(root: Element, locale: Locale): void {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node as Text;
    say(locale, text, '', text.data, next => {
      text.data = next;
    });
  }
  const within = root.querySelectorAll(WITH_ATTRIBUTES);
  [root, ...within].forEach(element =>
    ATTRIBUTES.forEach(name => {
      const text = element.getAttribute(name);
      if (text)
        say(locale, element, name, text, next =>
          element.setAttribute(name, next),
        );
    }),
  );
}
