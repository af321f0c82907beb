import {
  LIVE_BEAT_MS,
  type LiveChange,
  type LiveMessage,
} from '@cleanmatex/hq-common';
import { LivePages } from './livePages';

describe('open pages', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('hear numbered messages, now and then that nothing changed, and nothing after the end', async () => {
    const publish = jest.fn(async () => undefined);
    const pages = new LivePages({ publish });
    const told = () =>
      publish.mock.calls.map(
        ([signal]: unknown[]) =>
          (signal as { message: { number: number; changes: unknown[] } })
            .message,
      );
    pages.start();
    jest.advanceTimersByTime(2 * LIVE_BEAT_MS);
    const change = { topic: 'hq.tenant.changed', ids: {} };
    await pages.tell([change]);
    expect(told()).toMatchObject([
      { number: 1, changes: [] },
      { number: 2, changes: [] },
      { number: 3, changes: [change] },
    ]);
    pages.stop();
    jest.advanceTimersByTime(5 * LIVE_BEAT_MS);
    expect(publish).toHaveBeenCalledTimes(3);
  });

  it('hear how long nothing had changed before a message', async () => {
    const publish = jest.fn(async (_signal: unknown) => undefined);
    let now = 1_000;
    const pages = new LivePages({ publish }, () => now);
    const quietMs = async (changes: LiveChange[]) => {
      await pages.tell(changes);
      const [signal] = publish.mock.lastCall as unknown[];
      return (signal as { message: LiveMessage }).message.quietMs;
    };
    now += 300;
    expect(await quietMs([])).toBe(300);
    expect(await quietMs([{ topic: 'hq.tenant.changed', ids: {} }])).toBe(300);
    now += 50;
    expect(await quietMs([])).toBe(50);
  });

  it('hear the next beat when one could not be sent', async () => {
    const publish = jest.fn(async () => {
      throw new Error('the bus is down');
    });
    const pages = new LivePages({ publish });
    pages.start();
    jest.advanceTimersByTime(3 * LIVE_BEAT_MS);
    pages.stop();
    expect(publish).toHaveBeenCalledTimes(3);
  });
});
