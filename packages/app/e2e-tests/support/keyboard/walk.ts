import type { CDPSession, Locator, Page } from '@playwright/test';
import type { Portal } from '../portal';
import { installProbe, type Box, type Control, type Stop } from './probe';

/** Most steps of one walk: who needs more is in a trap. */
const MOST_STEPS = 300;

/** What opens over a page and takes the focus; the frame around a menu or a list is no dialog. */
const LAYERS = [
  '[role$=dialog]:not([data-trigger])',
  '[role=menu]',
  '[role=listbox]',
];

/** Whether something begins later in the direction of reading; a pixel does not count. */
const isAfter = (a: Box, b: Box, isRtl: boolean) =>
  isRtl ? a.right < b.right - 1 : a.left > b.left + 1;

/** Whether something begins where another has ended. */
const isNextColumn = (a: Box, b: Box, isRtl: boolean) =>
  isRtl ? b.right <= a.left + 1 : b.left >= a.right - 1;

/** Walks through pages by keys, and says what a person without a mouse would miss. */
export class Walker {
  private constructor(
    private readonly portal: Portal,
    private readonly browser: CDPSession,
  ) {}

  /** A walker of a portal whose pages are opened from now on. */
  static async of(portal: Portal): Promise<Walker> {
    const { page } = portal;
    await installProbe(page);
    return new Walker(portal, await page.context().newCDPSession(page));
  }

  /** Goes over the navigation by the link at the beginning of a page. */
  async passNavigation(): Promise<void> {
    await this.page.keyboard.press('Tab');
    await this.page.keyboard.press('Enter');
  }

  /**
   * Walks with Tab from where the focus is to the end of what is open.
   * @param within - the part whose controls must all be reached
   * @returns what is wrong
   */
  async walk(within = 'main'): Promise<string[]> {
    const { stops, problems } = await this.tabThrough(within);
    const inside = stops.filter(({ isWithin }) => isWithin);
    return [
      ...problems,
      ...this.jumps(inside),
      ...(await this.missed(within, inside)),
    ];
  }

  /**
   * Opens something over the page by Enter, walks through it, and closes it by Escape.
   * @returns what is wrong
   */
  async walkOver(opener: Locator): Promise<string[]> {
    const { page } = this;
    const before = await this.reach(opener);
    await page.keyboard.press('Enter');
    const layer = await this.opened();
    await this.portal.settle();
    const hasFocus = () =>
      layer.evaluate(each => each.contains(document.activeElement));
    const problems = (await hasFocus()) ? [] : ['opens without the focus'];
    problems.push(...(await this.walkLayer(layer)));
    await page.keyboard.press('Escape');
    await layer.waitFor({ state: 'hidden' });
    const after = await this.here('body');
    if (after?.id !== before?.id)
      problems.push(`the focus is not given back, but to ${after?.html}`);
    return problems;
  }

  /**
   * Presses the arrow key towards the end of a line.
   * @returns what is wrong where the focus does not go on to what is seen next
   */
  async goForward(times: number): Promise<string[]> {
    const problems: string[] = [];
    for (let n = 0; n < times; n++) {
      const { stop: from } = await this.arrive('body');
      await this.page.keyboard.press(this.forward);
      const { stop: to } = await this.arrive('body');
      const isOn = to?.boxBefore && isAfter(to.box, to.boxBefore, to.isRtl);
      if (!isOn) problems.push(`${from?.html} → ${to?.html}`);
    }
    return problems;
  }

  /** What has opened, the last in the markup. */
  private async opened(): Promise<Locator> {
    const layers = LAYERS.map(selector =>
      this.page.locator(selector).filter({ visible: true }).last(),
    );
    const [dialog, menu, list] = layers;
    await dialog.or(menu).or(list).first().waitFor();
    if (await dialog.isVisible()) return dialog;
    return (await menu.isVisible()) ? menu : list;
  }

  /** Gives the focus to a control; into a table it comes by its row. */
  private async reach(control: Locator): Promise<Stop | undefined> {
    await control.focus();
    for (let n = 0; n < 30; n++) {
      const hasFocus = await control.evaluate(
        each => each === document.activeElement,
      );
      if (hasFocus) break;
      await this.page.keyboard.press(this.forward);
    }
    return this.here('body');
  }

  /** Dialogs are walked with Tab, menus and lists with the arrow keys. */
  private async walkLayer(layer: Locator): Promise<string[]> {
    const role = await layer.getAttribute('role');
    if (role?.endsWith('dialog')) return this.walk('[role$=dialog]');
    const found = new Set<number>();
    await this.pressThrough('ArrowDown', found);
    const entries = await this.page.evaluate(
      part => window.hqKeys.controls(part),
      `[role=${role}]`,
    );
    return entries
      .filter(({ id }) => !found.has(id))
      .map(({ html }) => `not reached: ${html}`);
  }

  private get page(): Page {
    return this.portal.page;
  }

  private arrive = (within: string) =>
    this.page.evaluate(part => window.hqKeys.arrive(part), within);

  private here = (within: string) =>
    this.page.evaluate(part => window.hqKeys.here(part), within);

  /** The name that assistive technology gets of what has the focus. */
  private async nameHere(): Promise<string> {
    const { result } = await this.browser.send('Runtime.evaluate', {
      expression: 'document.activeElement',
    });
    const { nodes } = await this.browser.send(
      'Accessibility.getPartialAXTree',
      { objectId: result.objectId, fetchRelatives: false },
    );
    return nodes[0]?.name?.value ?? '';
  }

  private async tabThrough(within: string) {
    const stops: Stop[] = [];
    const problems: string[] = [];
    for (let n = 0; ; n++) {
      await this.page.keyboard.press('Tab');
      const last = stops.at(-1);
      const { stop, wasShown } = await this.arrive(within);
      const hasMoved = last && stop?.id !== last.id;
      if (hasMoved && !wasShown) problems.push(`no indicator: ${last.html}`);
      if (!stop || stops.some(({ id }) => id === stop.id)) break;
      if (n === MOST_STEPS) {
        problems.push(`a trap at: ${stop.html}`);
        break;
      }
      if (!stop.isSeen) problems.push(`out of sight: ${stop.html}`);
      if (!(await this.nameHere())) problems.push(`no name: ${stop.html}`);
      stops.push(stop);
    }
    return { stops, problems };
  }

  /** Steps against the direction of reading: up without going to the next column, or back in a line. */
  private jumps(stops: Stop[]): string[] {
    return stops.flatMap((stop, n) => {
      const { box: b, boxBefore: a, isRtl } = stop;
      if (n === 0 || !a || stop.isEarlier) return [];
      const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      const lines = Math.min(a.bottom - a.top, b.bottom - b.top);
      const isSameLine = overlap > lines / 2;
      const isBack = isSameLine
        ? isAfter(a, b, isRtl)
        : b.top < a.top && !isNextColumn(a, b, isRtl);
      return isBack ? [`jump: ${stops[n - 1].html} → ${stop.html}`] : [];
    });
  }

  /** Controls that neither Tab nor the arrow keys reach. */
  private async missed(within: string, stops: Stop[]): Promise<string[]> {
    const reached = new Set(stops.map(({ id }) => id));
    const controls = await this.page.evaluate(
      part => window.hqKeys.controls(part),
      within,
    );
    const left = controls.filter(({ id }) => !reached.has(id));
    const lost = left.filter(({ composite }) => !composite);
    const groups = new Map<number, Control[]>();
    for (const control of left) {
      const { id, line } = control.composite ?? { line: 0 };
      // The lines of a grid are alike: its head and the first of them stand for all.
      if (id !== undefined && line < 2)
        groups.set(id, [...(groups.get(id) ?? []), control]);
    }
    for (const [composite, members] of groups)
      lost.push(...(await this.missedInside(composite, members, stops)));
    return lost.map(({ html }) => `not reached: ${html}`);
  }

  /** Members of a composite that its arrow keys do not lead to from where Tab stops in it. */
  private async missedInside(
    composite: number,
    members: Control[],
    stops: Stop[],
  ): Promise<Control[]> {
    const entries = await this.page.evaluate(
      ids => window.hqKeys.compositesOf(ids),
      stops.map(({ id }) => id),
    );
    const entry = stops[entries.indexOf(composite)];
    if (!entry) return members;
    const kind = members[0].composite?.kind;
    // An arrow in a group of radios chooses; the browser sees to it.
    if (kind === 'radios') return [];
    const found = new Set<number>();
    await this.page.evaluate(id => window.hqKeys.focus(id), entry.id);
    if (kind === 'grid') {
      await this.pressThrough(this.forward, found);
      await this.page.keyboard.press('Home');
      await this.page.evaluate(id => window.hqKeys.focus(id), entry.id);
      await this.page.keyboard.press('ArrowUp');
    } else {
      await this.pressThrough('ArrowDown', found);
      await this.page.evaluate(id => window.hqKeys.focus(id), entry.id);
    }
    await this.pressThrough(this.forward, found);
    return members.filter(({ id }) => !found.has(id));
  }

  /** The arrow key towards the end of a line. */
  get forward() {
    return this.portal.language === 'ar' ? 'ArrowLeft' : 'ArrowRight';
  }

  /** Presses a key until the focus comes back or stays. */
  private async pressThrough(key: string, found: Set<number>): Promise<void> {
    const here = new Set<number>();
    for (let n = 0; n < 60; n++) {
      const stop = await this.here('body');
      if (!stop || here.has(stop.id)) return;
      here.add(stop.id);
      found.add(stop.id);
      await this.page.keyboard.press(key);
    }
  }
}
