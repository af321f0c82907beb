import { Continuity } from './continuity';

/** What is heard long after the last change. */
const heard = (from: string, number: number, quietMs = 3_600_000) => ({
  from,
  number,
  quietMs,
});
const opened = (secondsAgo = 1) => new Continuity(() => secondsAgo * 1000, 0);

it('tells when messages were missed', () => {
  const continuity = opened();
  const misses = (number: number) => continuity.misses(heard('a', number, 0));
  continuity.misses(heard('a', 7));
  expect(misses(8)).toBe(false);
  expect(misses(11)).toBe(true);
  expect(misses(12)).toBe(false);
});

it('takes a portal that was started anew, or another replica, for a break', () => {
  const continuity = opened();
  expect(continuity.misses(heard('a', 1))).toBe(false);
  expect(continuity.misses(heard('b', 5))).toBe(true);
  expect(continuity.misses(heard('a', 2))).toBe(false);
  expect(continuity.misses(heard('b', 6))).toBe(false);
});

it('takes a change between the opening of the page and the first message for missed, once', () => {
  const continuity = opened(6);
  expect(continuity.misses(heard('a', 9, 5_000))).toBe(true);
  expect(continuity.misses(heard('a', 10, 4_000))).toBe(false);
  expect(opened(6).misses(heard('a', 9, 7_000))).toBe(false);
});
