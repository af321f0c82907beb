import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { doPageAction, pageActions } from '../hooks/pageActions';
import { PageActs, shownAsButtons, type PageAct } from './PageActs';

const acted = jest.fn();
const act = (id: string, more: Partial<PageAct> = {}): PageAct => ({
  id,
  label: id,
  onAction: () => acted(id),
  ...more,
});

const idsOf = (acts: PageAct[]) => acts.map(({ id }) => id);

describe('shownAsButtons', () => {
  const acts = [
    act('edit'),
    act('suspend', { main: true }),
    act('hold', { rare: true }),
    act('compare', { rare: true }),
  ];

  it('leaves what is rare to the menu where there is room, and all but the main act on a phone', () => {
    expect(idsOf(shownAsButtons(acts, true))).toEqual(['edit', 'suspend']);
    expect(idsOf(shownAsButtons(acts, false))).toEqual(['suspend']);
  });

  it('makes no menu of one', () => {
    expect(shownAsButtons(acts.slice(0, 3), true)).toHaveLength(3);
    expect(shownAsButtons(acts.slice(0, 2), false)).toHaveLength(2);
  });
});

/** On a narrow screen, as jsdom has none. */
async function show() {
  await renderInTestApp(
    <div className="hq-page__actions">
      <PageActs
        acts={[
          act('edit'),
          act('archive'),
          act('purge', { disabledReason: 'Nobody may' }),
        ]}
      />
    </div>,
  );
  return screen.getByRole('button', { name: 'More' });
}

describe('PageActs', () => {
  beforeEach(() => acted.mockClear());

  it('does by the keyboard what is in the menu', async () => {
    const more = await show();
    more.focus();
    await userEvent.keyboard('{Enter}{Enter}');
    expect(acted).toHaveBeenCalledWith('archive');
  });

  it('says in the menu why something is refused, keeps it among the keys and does not do it', async () => {
    const more = await show();
    more.focus();
    await userEvent.keyboard('{Enter}{ArrowDown}');
    const refused = within(screen.getByRole('menu')).getByRole('menuitem', {
      name: /purge.*Nobody may/,
    });
    await waitFor(() => expect(refused).toHaveFocus());
    expect(refused).toHaveAttribute('aria-disabled', 'true');
    await userEvent.keyboard('{Enter}');
    expect(acted).not.toHaveBeenCalled();
  });

  it('offers the palette what is in the menu and can be done', async () => {
    const more = await show();
    const offered = pageActions();
    expect(offered.map(({ control }) => control)).toContain(more);
    const archive = offered.find(({ control }) => control === more)!;
    await doPageAction(archive, () => true);
    expect(acted).toHaveBeenCalledWith('archive');
    expect(more).toHaveFocus();
    expect(offered.filter(({ control }) => control === more)).toHaveLength(1);
  });
});
