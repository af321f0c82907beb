/** A button at the end edge of a page's header. */
export interface PageAction {
  label: string;
  run: () => void;
}

/** What the page in front of the person offers to do now: the buttons of `HqPage` that can be used. */
export function pageActions(): PageAction[] {
  const buttons = document.querySelectorAll<HTMLElement>(
    '.hq-page__actions :is(button, a):not([aria-disabled=true], :disabled)',
  );
  return [...buttons]
    .map(button => ({
      label: (button.getAttribute('aria-label') ?? button.innerText).trim(),
      run: () => button.click(),
    }))
    .filter(({ label }) => label);
}
