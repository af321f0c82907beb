import { placeRows } from './usePlaces';

const placed = (ids: string[], before = new Map<string, string>()) => [
  ...placeRows(ids, before).values(),
];

it('gives another page of as many rows the same places in the same order', () => {
  const first = placeRows(['a', 'b', 'c'], new Map());
  expect([...first.values()]).toEqual(['0', '1', '2']);
  expect(placed(['x', 'y', 'z'], new Map(first))).toEqual(['0', '1', '2']);
});

it('leaves a row that stays in its place, wherever it is now', () => {
  const first = new Map(placeRows(['a', 'b', 'c'], new Map()));
  expect(placed(['new', 'a', 'b'], first)).toEqual(['2', '0', '1']);
  expect(placed(['c', 'new', 'newer', 'a'], first)).toEqual([
    '2',
    '1',
    '3',
    '0',
  ]);
});
