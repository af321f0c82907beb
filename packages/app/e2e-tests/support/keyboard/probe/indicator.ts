import './types';

/** Runs in the page, before its own scripts: how the focus is shown. */
export function installIndicator(): void {
  const CLEAR = /^(none|transparent|rgba\(.*, 0\))/;
  /** What may show the focus of an element: itself, what is in it and beside it, and what it is in. */
  const regionOf = (element: Element) => {
    const around = element.parentElement;
    const region = [
      element,
      ...[...element.querySelectorAll('*')].slice(0, 20),
      ...[...(around?.querySelectorAll('*') ?? [])].slice(0, 20),
    ];
    let outer = around;
    for (let level = 0; outer && level < 3; level++) {
      if (outer.matches('main, body')) break;
      region.push(outer);
      outer = outer.parentElement;
    }
    return [...new Set(region)];
  };
  const looksOf = (element: Element) =>
    [undefined, '::before', '::after'].map(pseudo => {
      const style = getComputedStyle(element, pseudo);
      const { outlineStyle, outlineWidth, outlineColor, boxShadow } = style;
      const isOutlined =
        outlineStyle !== 'none' &&
        parseFloat(outlineWidth) > 0 &&
        !CLEAR.test(outlineColor);
      return {
        outline: isOutlined ? `${outlineWidth} ${outlineColor}` : '',
        shadow: CLEAR.test(boxShadow) ? '' : boxShadow,
        border: `${style.borderTopWidth} ${style.borderTopColor}`,
      };
    });
  let remembered: Array<{
    element: Element;
    looks: ReturnType<typeof looksOf>;
  }> = [];
  window.hqIndicator = {
    remember(element) {
      remembered = (element ? regionOf(element) : []).map(each => ({
        element: each,
        looks: looksOf(each),
      }));
    },
    wasShown: () =>
      remembered.some(({ element, looks }, n) => {
        if (!element.isConnected) return true;
        const now = looksOf(element);
        return looks.some(({ outline, shadow, border }, part) => {
          if (outline && outline !== now[part].outline) return true;
          if (shadow && shadow !== now[part].shadow) return true;
          return n === 0 && border !== now[part].border;
        });
      }),
  };
}
