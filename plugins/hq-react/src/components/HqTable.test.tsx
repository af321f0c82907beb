import { renderInTestApp } from '@backstage/frontend-test-utils';
import { tenantsContract } from '@cleanmatex/hq-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { useLocation } from 'react-router-dom';
import type { HqList } from '../hooks/useHqList';
import { HqTable } from './HqTable';

interface Load {
  id: string;
  weight: number;
}

const list = {
  endpoint: tenantsContract.list,
  query: { isLoading: false, isPlaceholderData: false, error: null },
  items: [{ id: 'one', weight: 12 }],
  totalItems: 1,
  filters: {},
  isFiltered: false,
  sort: 'weight',
} as unknown as HqList<Load>;

const items = list.items ?? [];

function Loads() {
  const [unit, setUnit] = useState('kg');
  const [more, setMore] = useState<Load[]>([]);
  return (
    <>
      <button onClick={() => setUnit('lb')}>pounds</button>
      <button onClick={() => setMore([{ id: 'two', weight: 7 }])}>more</button>
      <HqTable<Load>
        list={{ ...list, items: [...items, ...more] }}
        columns={[
          { id: 'id', label: 'Load', cell: ({ id }) => id },
          { id: 'w', label: 'Weight', cell: row => `${row.weight} ${unit}` },
        ]}
        rowId={({ id }) => id}
        empty={{ title: 'Nothing' }}
      />
    </>
  );
}

it('shows in rows that stay what the page says now, and keeps their elements when others come', async () => {
  renderInTestApp(<Loads />);
  const cell = await screen.findByText('12 kg');
  const row = cell.closest('[role=row]');
  await userEvent.click(screen.getByText('pounds'));
  expect(await screen.findByText('12 lb')).toBeTruthy();
  await userEvent.click(screen.getByText('more'));
  expect(await screen.findByText('7 lb')).toBeTruthy();
  expect(screen.getByText('12 lb').closest('[role=row]')).toBe(row);
});

const pages: Load[][] = [
  [
    { id: 'one', weight: 12 },
    { id: 'two', weight: 7 },
  ],
  [
    { id: 'three', weight: 3 },
    { id: 'four', weight: 4 },
  ],
];

function Star() {
  const [isOn, setOn] = useState(false);
  return (
    <button onClick={() => setOn(true)}>{isOn ? 'starred' : 'star'}</button>
  );
}

function Paged({ onAct }: { onAct: (id: string) => void }) {
  const [page, setPage] = useState(0);
  const [selected, setSelected] = useState<'all' | Set<string | number>>(
    new Set(),
  );
  return (
    <>
      <button onClick={() => setPage(1)}>turn</button>
      <output>{useLocation().pathname}</output>
      <output>{[...selected].join(' ')}</output>
      <HqTable<Load>
        list={{ ...list, items: pages[page] }}
        columns={[
          { id: 'id', label: 'Load', cell: ({ id }) => <bdi>{id}</bdi> },
          { id: 'star', label: 'Star', cell: () => <Star /> },
        ]}
        rowId={({ id }) => id}
        getHref={({ id }) => `/loads/${id}`}
        rowActions={({ id }) => [
          { id: 'wash', label: 'Wash', onAction: () => onAct(id) },
        ]}
        selection={{
          mode: 'multiple',
          behavior: 'toggle',
          selected,
          onSelectionChange: setSelected,
        }}
        empty={{ title: 'Nothing' }}
      />
    </>
  );
}

const rowOf = async (text: string) =>
  (await screen.findByText(text, { selector: 'bdi' })).closest(
    '[role=row]',
  ) as HTMLElement;

it('puts another page into the elements of the first one, each row with a state, a choice and a menu of its own', async () => {
  const onAct = jest.fn();
  renderInTestApp(<Paged onAct={onAct} />);
  const row = await rowOf('one');
  await userEvent.click(within(row).getByText('star'));
  expect(within(row).getByText('starred')).toBeTruthy();
  await userEvent.click(screen.getByText('turn'));
  expect(await rowOf('three')).toBe(row);
  expect(within(row).queryByText('starred')).toBeNull();
  await userEvent.click(within(row).getByRole('button', { name: 'Actions' }));
  await userEvent.click(await screen.findByText('Wash'));
  expect(onAct).toHaveBeenCalledWith('three');
  await userEvent.click(within(await rowOf('four')).getByRole('checkbox'));
  expect(await screen.findByText('four', { selector: 'output' })).toBeTruthy();
});

it('opens the page of a row, and with a key held down in a new window', async () => {
  const open = jest.spyOn(window, 'open').mockReturnValue(null);
  renderInTestApp(<Paged onAct={() => undefined} />);
  const user = userEvent.setup();
  await user.keyboard('{Control>}');
  await user.click(await screen.findByText('two', { selector: 'bdi' }));
  await user.keyboard('{/Control}');
  expect(open).toHaveBeenCalledWith('/loads/two', '_blank', 'noopener');
  await user.click(screen.getByText('two', { selector: 'bdi' }));
  expect(await screen.findByText('/loads/two')).toBeTruthy();
  open.mockRestore();
});

function Sorted({ onSort }: { onSort: (sort: string) => void }) {
  const [sort, setSort] = useState('-age');
  const change = (next: string) => {
    onSort(next);
    setSort(next);
  };
  return (
    <HqTable<Load>
      list={{ ...list, sort, setSort: change }}
      columns={[
        { id: 'id', label: 'Load', cell: ({ id }) => id },
        { id: 'w', label: 'Weight', sortField: 'w', cell: row => row.weight },
      ]}
      rowId={({ id }) => id}
      empty={{ title: 'Nothing' }}
    />
  );
}

it('turns the order round when its header is pressed again, before the header shows it', async () => {
  const onSort = jest.fn();
  renderInTestApp(<Sorted onSort={onSort} />);
  const head = await screen.findByRole('columnheader', { name: 'Weight' });
  fireEvent.click(head);
  fireEvent.click(head);
  expect(onSort.mock.calls).toEqual([['w'], ['-w']]);
  await waitFor(() =>
    expect(head.getAttribute('aria-sort')).toBe('descending'),
  );
});
