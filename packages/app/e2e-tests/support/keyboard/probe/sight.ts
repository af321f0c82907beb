import './types';

/** Runs in the page, before its own scripts: what elements are, and what is seen of them. */
export function installSight(): void {
  const ids = new WeakMap<Element, number>();
  const elements: Element[] = [];
  const shownOf = (element: Element): Element => {
    const { width, height } = element.getBoundingClientRect();
    const isHidden =
      width < 4 ||
      height < 4 ||
      getComputedStyle(element).opacity === '0' ||
      Boolean(element.closest('[style*="clip"]'));
    return (isHidden && element.closest('label, td, th')) || element;
  };
  const isOnTop = (shown: Element, rect: DOMRect) => {
    const left = Math.max(rect.left, 0);
    const right = Math.min(rect.right, window.innerWidth);
    const top = Math.max(rect.top, 0);
    const bottom = Math.min(rect.bottom, window.innerHeight);
    return [0.5, 0.1, 0.9].some(part => {
      const found = document.elementFromPoint(
        left + (right - left) * part,
        (top + bottom) / 2,
      );
      return Boolean(found && (shown.contains(found) || found.contains(shown)));
    });
  };
  window.hqSight = {
    idOf(element) {
      const known = ids.get(element);
      if (known !== undefined) return known;
      ids.set(element, elements.length);
      return elements.push(element) - 1;
    },
    elementOf: id => elements[id],
    nameOf: element =>
      (element.cloneNode(false) as Element).outerHTML
        .replace(/ (class|style|d|id|data-react-aria-\S+)="[^"]*"/g, '')
        .slice(0, 160) + (element.textContent ?? '').trim().slice(0, 60),
    shownOf,
    isSeen(element) {
      const shown = shownOf(element);
      return [...shown.getClientRects()].some(rect => isOnTop(shown, rect));
    },
    boxOf(element) {
      const { top, bottom, left, right } =
        shownOf(element).getBoundingClientRect();
      return { top, bottom, left, right };
    },
  };
}
