/** Something that the page in front of the person offers to do now. */
export interface PageAction {
  label: string;
  /** Its button or link; that of the menu that it is in. */
  control: HTMLElement;
  /** Does what is in a menu. */
  run?: () => void;
}

/** An act out of a page's menu. */
interface MenuAct {
  label: string;
  run: () => void;
}

/** Where pages have what can be done: the end of their header and the heads of their cards. */
const CONTROLS = ['.hq-page__actions', '.hq-card__header']
  .map(place => `${place} :is(button, a):not([aria-disabled=true], :disabled)`)
  .join(', ');

/** What is in the menus of the page, by the button that opens them. */
const menus = new Map<HTMLElement, MenuAct[]>();

/** Lets the palette offer what is in a menu of the page. @returns what takes it back */
export function offerActs(control: HTMLElement, acts: MenuAct[]): () => void {
  menus.set(control, acts);
  return () => {
    menus.delete(control);
  };
}

const ownLabel = (control: HTMLElement) =>
  (control.getAttribute('aria-label') ?? control.textContent ?? '').trim();

/** What the page in front of the person offers to do now: the buttons of `HqPage` and `HqCard` that can be used, and what is in their menus. */
export function pageActions(): PageAction[] {
  return [...document.querySelectorAll<HTMLElement>(CONTROLS)]
    .flatMap<PageAction>(
      control =>
        menus.get(control)?.map(act => ({ ...act, control })) ?? [
          { label: ownLabel(control), control },
        ],
    )
    .filter(({ label }) => label);
}

const nextFrame = () =>
  new Promise(resolve => {
    requestAnimationFrame(resolve);
  });

/**
 * Presses a button by its key. A click without a pointer would count as one of a screen reader, and a dialog that is
 * opened so leaves the focus alone until its background has taken it away.
 */
function press(control: HTMLElement): void {
  if (control instanceof HTMLAnchorElement) {
    control.click();
    return;
  }
  for (const type of ['keydown', 'keyup']) {
    control.dispatchEvent(
      new KeyboardEvent(type, {
        key: 'Enter',
        bubbles: true,
        cancelable: true,
      }),
    );
  }
}

/**
 * Does what a page offers as if its button had been pressed. It has the focus before, so that a dialog that it opens
 * gives it back there.
 * @param isClear - whether what covers the page, such as the palette, is gone.
 */
export async function doPageAction(
  { control, run }: PageAction,
  isClear: () => boolean,
): Promise<void> {
  while (!isClear()) await nextFrame();
  // What was closed gives the focus back in the frame after it has gone.
  await nextFrame();
  await nextFrame();
  control.focus();
  if (run) run();
  else press(control);
}
