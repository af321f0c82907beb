import './types';

/** Runs in the page, before its own scripts and after the other parts: where the focus is. */
export function installKeys(): void {
  const { idOf, elementOf, nameOf, isSeen, boxOf } = window.hqSight;
  let before: Element | undefined;
  let stopped: Element | undefined;
  const nextFrame = () => new Promise(requestAnimationFrame);
  const isRtl = (element: Element) => {
    // The parts of a time read from left to right in Arabic too.
    if (element.matches('[data-type=minute], [data-type=second]')) return false;
    let around = element.parentElement;
    while (around?.parentElement && before && !around.contains(before))
      around = around.parentElement;
    return getComputedStyle(around ?? element).direction === 'rtl';
  };
  const isEarlier = (element: Element) =>
    Boolean(
      before &&
        before.compareDocumentPosition(element) &
          Node.DOCUMENT_POSITION_PRECEDING,
    );
  window.hqKeys = {
    here(within) {
      const element = document.activeElement;
      if (!element || element === document.body) return undefined;
      return {
        id: idOf(element),
        html: nameOf(element),
        isWithin: Boolean(element.closest(within)),
        isSeen: isSeen(element),
        box: boxOf(element),
        boxBefore: before?.isConnected ? boxOf(before) : undefined,
        isRtl: isRtl(element),
        isEarlier: isEarlier(element),
      };
    },
    async arrive(within) {
      // React renders it in the first frame, and the shortest of transitions ends in the second.
      await nextFrame();
      await nextFrame();
      const wasShown = window.hqIndicator.wasShown();
      before = stopped;
      stopped = document.activeElement ?? undefined;
      window.hqIndicator.remember(stopped);
      return { wasShown, stop: window.hqKeys.here(within) };
    },
    controls: within => window.hqControls.all(within),
    compositesOf: ids =>
      ids.map(id => window.hqControls.compositeOf(elementOf(id))?.id),
    focus: id => (elementOf(id) as HTMLElement).focus(),
  };
}
