/** A place where the focus stops, as the page tells it. */
export interface Stop {
  /** The same for the same element. */
  id: number;
  /** Begins with its tag; names the element in what went wrong. */
  html: string;
  /** Whether it is in the part of the page that is walked. */
  isWithin: boolean;
  /** Whether a person sees it: in the window, and under nothing else. */
  isSeen: boolean;
  /** Its place in the window. */
  box: Box;
  /** Where what had the focus until now is in the window; undefined when that is gone. */
  boxBefore?: Box;
  /** Whether the page's markup has it before what had the focus until now, as where a dialog begins again. */
  isEarlier: boolean;
}

/** Where something is, in pixels. */
export interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** A control that the walk looks for. */
export interface Control {
  id: number;
  html: string;
  /** What leads to it by arrow keys; undefined where Tab has to. */
  composite?: {
    id: number;
    kind: 'grid' | 'radios' | 'list';
    /** The line of a grid that it is in. */
    line: number;
  };
}

/** What {@link installProbe} puts into the page. */
export interface Probe {
  /** Where the focus is; undefined when it has left the page. */
  here(within: string): Stop | undefined;
  /**
   * Waits until the page shows where the focus is now.
   * @returns whether what had it at the last call looked otherwise with the focus
   */
  arrive(): Promise<boolean>;
  /** The controls of a part of the page that can be used now. */
  controls(within: string): Control[];
  /** The id of the composite that an element is in. */
  compositeOf(id: number): number | undefined;
  /** Gives the focus to an element that was stopped at. */
  focus(id: number): void;
}

declare global {
  interface Window {
    hqKeys: Probe;
  }
}

/** Runs in the page, before its own scripts. */
export function installProbe(): void {
  const CONTROLS =
    'a[href], button, input, select, textarea, summary, [role=button], [role=link], [role=checkbox], [role=radio], [role=switch], [role=tab], [role^=menuitem], [role=option], [role=combobox], [role=slider], [role=spinbutton], [tabindex="0"]';
  const COMPOSITES =
    '[role=grid], [role=treegrid], [role=tablist], [role=radiogroup], [role^=menu], [role=listbox], [role=toolbar]';
  const ids = new WeakMap<Element, number>();
  const elements: Element[] = [];
  const idOf = (element: Element) => {
    const known = ids.get(element);
    if (known !== undefined) return known;
    ids.set(element, elements.length);
    return elements.push(element) - 1;
  };
  const nameOf = (element: Element) =>
    (element.cloneNode(false) as Element).outerHTML
      .replace(/ (class|style|d|id|data-react-aria-\S+)="[^"]*"/g, '')
      .slice(0, 160) + (element.textContent ?? '').trim().slice(0, 60);

  /** What a person sees of a control: the label of an input that is hidden behind it. */
  const shownOf = (element: Element): Element => {
    const { width, height } = element.getBoundingClientRect();
    const isHidden =
      width < 4 ||
      height < 4 ||
      getComputedStyle(element).opacity === '0' ||
      Boolean(element.closest('[style*="clip"]'));
    return (isHidden && element.closest('label, td, th')) || element;
  };
  const isShown = (element: Element) =>
    shownOf(element).checkVisibility({
      opacityProperty: true,
      visibilityProperty: true,
    }) && shownOf(element).getClientRects().length > 0;

  const isSeen = (element: Element) => {
    const shown = shownOf(element);
    return [...shown.getClientRects()].some(rect => {
      const left = Math.max(rect.left, 0);
      const right = Math.min(rect.right, innerWidth);
      const top = Math.max(rect.top, 0);
      const bottom = Math.min(rect.bottom, innerHeight);
      return [0.5, 0.1, 0.9].some(part => {
        const found = document.elementFromPoint(
          left + (right - left) * part,
          top + (bottom - top) * 0.5,
        );
        return Boolean(
          found && (shown.contains(found) || found.contains(shown)),
        );
      });
    });
  };

  const boxOf = (element: Element) => {
    const { top, bottom, left, right } =
      shownOf(element).getBoundingClientRect();
    return { top, bottom, left, right };
  };

  /** What may show the focus of an element: itself, what is in it and beside it, and what it is in. */
  const regionOf = (element: Element) => {
    const region: Element[] = [element];
    let outer = element.parentElement;
    region.push(...[...element.querySelectorAll('*')].slice(0, 20));
    if (outer) region.push(...[...outer.querySelectorAll('*')].slice(0, 20));
    for (let level = 0; outer && level < 3; level++) {
      if (outer.matches('main, body')) break;
      region.push(outer);
      outer = outer.parentElement;
    }
    return [...new Set(region)];
  };
  const CLEAR = /^(none|transparent|rgba\(.*, 0\))/;
  const looksOf = (element: Element) =>
    [undefined, '::before', '::after'].map(pseudo => {
      const style = getComputedStyle(element, pseudo);
      const isOutlined =
        style.outlineStyle !== 'none' &&
        parseFloat(style.outlineWidth) > 0 &&
        !CLEAR.test(style.outlineColor);
      return {
        outline: isOutlined
          ? `${style.outlineWidth} ${style.outlineColor}`
          : '',
        shadow: CLEAR.test(style.boxShadow) ? '' : style.boxShadow,
        border: `${style.borderTopWidth} ${style.borderTopColor} ${style.borderBottomColor}`,
      };
    });
  const compositeOf = (element: Element): Control['composite'] => {
    if (element instanceof HTMLInputElement && element.type === 'radio') {
      const first = document.querySelector(
        `input[type=radio][name="${element.name}"]`,
      );
      return { id: idOf(first ?? element), kind: 'radios', line: 0 };
    }
    const composite = element.parentElement?.closest(COMPOSITES);
    if (!composite) return undefined;
    const row = element.closest('[role=row]');
    const lines = [...composite.querySelectorAll('[role=row]')];
    return {
      id: idOf(composite),
      kind: row ? 'grid' : 'list',
      line: row ? lines.indexOf(row) : 0,
    };
  };
  let remembered: Array<{
    element: Element;
    looks: ReturnType<typeof looksOf>;
  }> = [];
  let stopped: Element | undefined;
  let before: Element | undefined;

  const differs = ({ element, looks }: (typeof remembered)[number]) => {
    if (!element.isConnected) return true;
    const now = looksOf(element);
    return looks.some(({ outline, shadow, border }, n) => {
      if (outline && outline !== now[n].outline) return true;
      if (shadow && shadow !== now[n].shadow) return true;
      return element === stopped && border !== now[n].border;
    });
  };
  const isEarlier = (element: Element, than: Element) =>
    Boolean(
      than.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING,
    );
  const nextFrame = () => new Promise(requestAnimationFrame);

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
        isEarlier: Boolean(before && isEarlier(element, before)),
      };
    },
    async arrive() {
      // React renders it in the first frame, and the shortest of transitions ends in the second.
      await nextFrame();
      await nextFrame();
      const had = remembered.some(differs);
      before = stopped;
      stopped = document.activeElement ?? undefined;
      const region = stopped ? regionOf(stopped) : [];
      remembered = region.map(element => ({
        element,
        looks: looksOf(element),
      }));
      return had;
    },
    controls(within) {
      const parts = [...document.querySelectorAll(within)];
      return parts
        .flatMap(part => [...part.querySelectorAll(CONTROLS)])
        .filter(
          element =>
            isShown(element) &&
            !element.matches(
              ':disabled, [aria-disabled=true], [data-disabled], [type=hidden]',
            ) &&
            !element.closest('[aria-hidden=true], [inert]') &&
            // What has a control in it is reached by that one, and what is beside a line to type in is for the mouse.
            !element.querySelector(`${CONTROLS}, [aria-disabled=true]`) &&
            !element.matches('[role=combobox] button[tabindex="-1"]'),
        )
        .map(element => ({
          id: idOf(element),
          html: nameOf(element),
          composite: compositeOf(element),
        }));
    },
    compositeOf: id => compositeOf(elements[id])?.id,
    focus(id) {
      (elements[id] as HTMLElement).focus();
    },
  };
}
