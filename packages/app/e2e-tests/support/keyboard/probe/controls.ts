import type { Control } from './types';

/** Runs in the page, before its own scripts and after `installSight`: what can be used on it. */
export function installControls(): void {
  const { idOf, nameOf, shownOf } = window.hqSight;
  const CONTROLS =
    'a[href], button, input, select, textarea, summary, [role=button], [role=link], [role=checkbox], [role=radio], [role=switch], [role=tab], [role^=menuitem], [role=option], [role=combobox], [role=slider], [role=spinbutton], [tabindex="0"]';
  const COMPOSITES =
    '[role=grid], [role=treegrid], [role=tablist], [role=radiogroup], [role^=menu], [role=listbox], [role=toolbar]';
  // Among them what is beside a line to type in, or beside a button of the API docs, and does the same.
  const OFF =
    ':disabled, [aria-disabled=true], [data-disabled], [type=hidden], [role=combobox] button[tabindex="-1"], .opblock-summary [tabindex="-1"]';
  const isUsable = (element: Element) =>
    shownOf(element).checkVisibility({
      opacityProperty: true,
      visibilityProperty: true,
    }) &&
    shownOf(element).getClientRects().length > 0 &&
    !element.matches(OFF) &&
    !element.closest('[aria-hidden=true], [inert]') &&
    // What has a control in it is reached by that one.
    !element.querySelector(`${CONTROLS}, [aria-disabled=true]`);
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
  window.hqControls = {
    compositeOf,
    all: within =>
      [...document.querySelectorAll(within)]
        .flatMap(part => [...part.querySelectorAll(CONTROLS)])
        .filter(isUsable)
        .map(element => ({
          id: idOf(element),
          html: nameOf(element),
          composite: compositeOf(element),
        })),
  };
}
