import type { Locator } from '@playwright/test';
import type { Portal } from '../portal';
import { containing, type Part } from '../texts';

/** One click, or one line that is typed. */
export interface Step {
  /** Tells it from other steps, and names it in what went wrong. */
  name: string;
  go: (portal: Portal) => Promise<void>;
}

/** Steps from the home page, and what is then in sight: the control of each function, or where its answer is read. */
export interface Way {
  steps: Step[];
  /** By the operation that it calls, or by a name of its own. */
  finds: Record<string, (portal: Portal) => Locator>;
}

/** What is beside the navigation. */
export const main = (portal: Portal) => portal.page.getByRole('main');

/** A button, link or tab of the page, by its whole name. */
export const control =
  (part: Part, key: string) =>
  (portal: Portal): Locator => {
    const name = portal.say(part, key);
    const within = main(portal);
    return within
      .getByRole('button', { name, exact: true })
      .or(within.getByRole('link', { name, exact: true }))
      .or(within.getByRole('tab', { name, exact: true }))
      .first();
  };

/** A line to type in, by its label or what it shows while empty. */
export const field =
  (part: Part, key: string) =>
  (portal: Portal): Locator =>
    main(portal)
      .getByRole('textbox', { name: containing(portal.say(part, key)) })
      .or(main(portal).getByPlaceholder(portal.say(part, key)))
      .first();

/** A heading, by its words. */
export const title =
  (part: Part, key: string) =>
  (portal: Portal): Locator =>
    main(portal)
      .getByRole('heading', { name: portal.say(part, key) })
      .first();

/** An entry of an open menu. */
export const entry =
  (part: Part, key: string) =>
  (portal: Portal): Locator =>
    portal.page.getByRole('menuitem', { name: portal.say(part, key) });

/** Opens a page by the navigation. */
export const nav = (key: string): Step => ({
  name: key,
  go: portal => portal.navigation(key).click(),
});

/** Presses what `control` finds. */
export const click = (part: Part, key: string): Step => ({
  name: key,
  go: portal => control(part, key)(portal).click(),
});

/** A row of a list, by a text in it. */
export const row = (text: string): Step => ({
  name: `row ${text}`,
  go: portal =>
    main(portal)
      .getByRole('row')
      .filter({ hasText: text })
      .first()
      .getByRole('rowheader')
      .click(),
});

/** The number of tenants with a status, on the home page. */
export const tile = (status: string): Step => ({
  name: `tile ${status}`,
  go: portal => portal.badge(status).click(),
});

/** Chooses a row of a list, by a text in it. */
export const choose = (text: string): Step => ({
  name: `choose ${text}`,
  go: portal =>
    main(portal)
      .getByRole('row')
      .filter({ hasText: text })
      .locator('label')
      .first()
      .click(),
});

/** Opens the menu of the signed-in person. */
export const account: Step = {
  name: 'account',
  go: portal => portal.openAccount(),
};
