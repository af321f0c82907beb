import { fillPlaces, placeRows } from './usePlaces';

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

it('fills the places from the first one on with another page, so that nothing but their contents changes', () => {
  const shuffled = placeRows(
    ['new', 'a', 'b'],
    placeRows(['a', 'b', 'c'], new Map()),
  );
  const order = [...shuffled.values()];
  const next = fillPlaces(['b', 'x', 'new'], shuffled);
  expect([...next.keys()]).toEqual(['b', 'x', 'new']);
  expect([...next.values()]).toEqual(order);
  expect([...fillPlaces(['x'], shuffled).values()]).toEqual(order.slice(0, 1));
  const more = [...fillPlaces(['w', 'x', 'y', 'z'], shuffled).values()];
  expect(more.slice(0, 3)).toEqual(order);
  expect(new Set(more).size).toBe(4);
});
