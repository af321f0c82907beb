import { LIVE_BEAT_MS } from '@cleanmatex/hq-common';
import { Continuity } from './continuity';

it('tells when messages were missed', () => {
  const continuity = new Continuity();
  const misses = (from: string, number: number) =>
    continuity.misses({ from, number });
  expect(misses('a', 7)).toBe(false);
  expect(misses('a', 8)).toBe(false);
  expect(misses('a', 11)).toBe(true);
  expect(misses('a', 12)).toBe(false);
});

it('takes a portal that was started anew, or another replica, for a break', () => {
  const continuity = new Continuity();
  continuity.misses({ from: 'a', number: 1 });
  expect(continuity.misses({ from: 'b', number: 5 })).toBe(true);
  expect(continuity.misses({ from: 'a', number: 2 })).toBe(false);
  expect(continuity.misses({ from: 'b', number: 6 })).toBe(false);
});

it('takes a first message that comes late for one of many', () => {
  const since = (waited: number) => {
    let now = 0;
    const continuity = new Continuity(() => now);
    now = waited;
    return continuity.misses({ from: 'a', number: 9 });
  };
  expect(since(LIVE_BEAT_MS)).toBe(false);
  expect(since(4 * LIVE_BEAT_MS)).toBe(true);
});
