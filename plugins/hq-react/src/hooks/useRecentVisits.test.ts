import { withVisit, type Visit } from './useRecentVisits';

const visit = (n: number): Visit => ({
  href: `/tenants/${n}`,
  name: `Laundry ${n}`,
  name2: null,
});

it('keeps the last eight, newest first, each once', () => {
  const visits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 3].reduce<Visit[]>(
    (before, n) => withVisit(before, visit(n)),
    [],
  );
  expect(visits.map(({ href }) => href.at(-1))).toEqual([
    '3',
    '9',
    '8',
    '7',
    '6',
    '5',
    '4',
    '2',
  ]);
});
