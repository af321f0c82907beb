import type { Locale } from '@cleanmatex/hq-common';
import { ATTRIBUTES, translateStock } from './translateStock';

/* Backstage's tables let columns be dragged by a handle inside the header's sort button: a button in a
 * button, which assistive technology cannot make sense of. The handle keeps working for the mouse. */
const NESTED_HANDLES = '[data-rbd-drag-handle-draggable-id][role="button"]';

const SERVERS = { en: 'Servers', ar: 'الخوادم' };

/* The API docs put a link inside the button that opens an operation. */
const NESTED_LINKS = '.opblock-summary-control a[href]';

/* The API docs' choice of server has no name. */
const UNNAMED_SERVERS = '.swagger-ui select#servers:not([aria-label])';

/* The catalog graph's filters have their name beside them. */
const UNNAMED_FILTERS = '.MuiAutocomplete-root input:not([aria-label])';

/* The heads of Backstage's tables sort by a button that browsers find no name of in its parts. */
const SORT_BUTTONS = '.MuiTableSortLabel-root';

/* Backstage's buttons with a picture alone have their name in a tooltip, which takes it away while it is open. */
const TIPPED_BUTTONS =
  '.MuiIconButton-root[title]:is(:not([aria-label]), [data-hq-named])';

/* The choice of whose runs are listed is a menu that never has the focus. */
const STILL_ENTRIES =
  '.hq-stock__content [role="menu"] > [role="menuitem"][tabindex="-1"]';

const label = (element: Element, name: string) => {
  if (name && element.getAttribute('aria-label') !== name)
    element.setAttribute('aria-label', name);
};

function nameButtons(root: ParentNode) {
  root.querySelectorAll(SORT_BUTTONS).forEach(button => {
    label(button, button.textContent ?? '');
  });
  root.querySelectorAll(TIPPED_BUTTONS).forEach(button => {
    button.setAttribute('data-hq-named', '');
    label(button, button.getAttribute('title') ?? '');
  });
}

function openMenus(root: ParentNode) {
  root
    .querySelectorAll(STILL_ENTRIES)
    .forEach(entry => entry.setAttribute('tabindex', '0'));
}

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

/** The elements that a change has left with other texts. */
function changedIn({ type, target, addedNodes }: MutationRecord): Element[] {
  const own = target instanceof Element ? target : target.parentElement;
  const nodes = type === 'childList' ? [...addedNodes] : [target];
  return nodes.flatMap(node => (node instanceof Element ? node : own ?? []));
}

/**
 * Keeps Backstage's own components in the console's language and free of nested buttons, where they
 * offer no setting for it.
 * @returns a function that stops it.
 */
export function adaptStock(locale: Locale): () => void {
  const adapt = (roots: Iterable<Element>) => {
    unnestHandles(document);
    unnestLinks(document);
    nameFilters(document);
    nameServers(document, SERVERS[locale]);
    openMenus(document);
    for (const root of roots) translateStock(root, locale);
    nameButtons(document);
  };
  // Only what changed is looked at: the whole page would hold up each frame.
  const changed = new Set<Element>();
  let frame = 0;
  const observer = new MutationObserver(records => {
    for (const record of records)
      changedIn(record).forEach(e => changed.add(e));
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      adapt(changed);
      changed.clear();
    });
  });
  adapt([document.body]);
  observer.observe(document.body, {
    childList: true,
    subtree: true,
    // A run of a template counts its seconds in place.
    characterData: true,
    attributeFilter: ATTRIBUTES,
  });
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
  };
}
