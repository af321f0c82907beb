import { renderInTestApp } from '@backstage/frontend-test-utils';
import { tenantsContract } from '@cleanmatex/hq-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
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
