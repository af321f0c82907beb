import type { Locale } from '@cleanmatex/hq-common';
import { backstageUiTexts } from '../translations/backstageUi';

/* Backstage's tables let columns be dragged by a handle inside the header's sort button: a button in a
 * button, which assistive technology cannot make sense of. The handle keeps working for the mouse. */
const NESTED_HANDLES = '[data-rbd-drag-handle-draggable-id][role="button"]';

const SERVERS = { en: 'Servers', ar: 'الخوادم' };

const LABELLED = '[class*="bui-"][aria-label], [class*="bui-"] [aria-label]';

const WITH_TEXT = [
  '.bui-FieldSecondaryLabel',
  '.bui-SelectNoResults',
  '.bui-SelectValue',
  '.bui-ComboboxNoResults',
  '.bui-MenuEmptyState',
  '.bui-SearchAutocompleteEmptyState',
  '.bui-HeaderTabsWrapper a',
].join(', ');

const inverted = Object.fromEntries(
  Object.entries(backstageUiTexts).map(([english, arabic]) => [
    arabic,
    english,
  ]),
);

/* The API docs put a link inside the button that opens an operation. */
const NESTED_LINKS = '.opblock-summary-control a[href]';

/* The API docs' choice of server has no name. */
const UNNAMED_SERVERS = '.swagger-ui select#servers:not([aria-label])';

/* The catalog graph's filters have their name beside them. */
const UNNAMED_FILTERS = '.MuiAutocomplete-root input:not([aria-label])';

function nameFilters(root: ParentNode) {
  root.querySelectorAll(UNNAMED_FILTERS).forEach(input => {
    const field = input.closest('.MuiAutocomplete-root');
    const name = field?.previousElementSibling?.textContent;
    const isNamed = input.id && root.querySelector(`label[for="${input.id}"]`);
    if (name && !isNamed) input.setAttribute('aria-label', name);
  });
}

function nameServers(root: ParentNode, name: string) {
  root
    .querySelectorAll(UNNAMED_SERVERS)
    .forEach(select => select.setAttribute('aria-label', name));
}

function unnestLinks(root: ParentNode) {
  root
    .querySelectorAll(NESTED_LINKS)
    .forEach(link => link.removeAttribute('href'));
}

function unnestHandles(root: ParentNode) {
  root.querySelectorAll(NESTED_HANDLES).forEach(handle => {
    ['role', 'tabindex', 'aria-describedby'].forEach(name =>
      handle.removeAttribute(name),
    );
  });
}

function translate(root: ParentNode, texts: Record<string, string>) {
  root.querySelectorAll(LABELLED).forEach(element => {
    const text = texts[element.getAttribute('aria-label') ?? ''];
    if (text) element.setAttribute('aria-label', text);
  });
  root.querySelectorAll(WITH_TEXT).forEach(element => {
    const node = element.firstChild;
    const text = texts[element.textContent ?? ''];
    if (text && node instanceof Text) {
      element.childNodes.forEach(child => {
        if (child !== node && child instanceof Text) child.data = '';
      });
      node.data = text;
    }
  });
}

/**
 * Keeps Backstage's own components in the console's language and free of nested buttons, where they
 * offer no setting for it.
 * @returns a function that stops it.
 */
export function adaptStock(locale: Locale): () => void {
  const texts = locale === 'ar' ? backstageUiTexts : inverted;
  const adapt = () => {
    unnestHandles(document);
    unnestLinks(document);
    nameFilters(document);
    nameServers(document, SERVERS[locale]);
    translate(document, texts);
  };
  let frame = 0;
  const observer = new MutationObserver(() => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(adapt);
  });
  adapt();
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}
