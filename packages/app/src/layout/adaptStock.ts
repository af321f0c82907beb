import type { Locale } from '@cleanmatex/hq-common';
import { backstageUiTexts } from '../translations/backstageUi';

/* Backstage's tables let columns be dragged by a handle inside the header's sort button: a button in a
 * button, which assistive technology cannot make sense of. The handle keeps working for the mouse. */
const NESTED_HANDLES = '[data-rbd-drag-handle-draggable-id][role="button"]';

const LABELLED = '[class*="bui-"][aria-label], [class*="bui-"] [aria-label]';

const WITH_TEXT = [
  '.bui-FieldSecondaryLabel',
  '.bui-SelectNoResults',
  '.bui-SelectValue',
  '.bui-ComboboxNoResults',
  '.bui-MenuEmptyState',
  '.bui-SearchAutocompleteEmptyState',
].join(', ');

const inverted = Object.fromEntries(
  Object.entries(backstageUiTexts).map(([english, arabic]) => [
    arabic,
    english,
  ]),
);

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
