import { fillText, kernelErrors } from '@cleanmatex/hq-common';
import { heldMemory, peak } from '../testing/memory';
import { sendLarge } from '../testing/upload';
import { BadInputBed, expectRefused, LOCALES, MB, PEAK } from './bed';
import { badInputs } from './inputs';
import { IMPORTS } from './kinds';

/** Most memory that may be held once refusals are over, in bytes. */
const HELD = 16 * MB;
/** Most that is taken of a body that is too large: what is under way between two processes. */
const IN_FLIGHT = 16 * MB;

describe('a bad input', () => {
  let bed: BadInputBed;
  beforeAll(async () => {
    bed = await BadInputBed.start();
  }, 180_000);
  afterAll(() => bed?.stop(), 60_000);

  describe.each(Object.entries(badInputs))('%s', (kind, inputs) => {
    let before: Awaited<ReturnType<BadInputBed['stored']>>;
    let held: number;
    const peaks = new Map<string, number>();
    beforeAll(async () => {
      before = await bed.stored();
      held = await heldMemory(bed.machine);
    });

    it.each(inputs)('$what is refused as $code', async input => {
      const body = input.body();
      const { memory } = await peak(bed.machine, () =>
        expectRefused(bed, input, body),
      );
      peaks.set(input.what, memory);
    });

    it('leaves nothing in the database, in files and in memory', async () => {
      expect(await bed.stored()).toEqual(before);
      const more = (await heldMemory(bed.machine)) - held;
      const [[what, most]] = [...peaks].sort(([, a], [, b]) => b - a);
      const inMb = (bytes: number) => `${(bytes / MB).toFixed(1)} MB`;
      process.stdout.write(
        `${kind}: +${inMb(most)} on the way (${what}), held ${inMb(
          more,
        )} more than ${inMb(held)}\n`,
      );
      expect(most).toBeLessThan(PEAK);
      expect(more).toBeLessThan(HELD);
    });
  });

  describe('a file of 200 MB', () => {
    const bring = (locale: string, declared: boolean) =>
      sendLarge(
        `${bed.machine.url}${IMPORTS}`,
        { ...bed.headers, 'accept-language': locale },
        { size: 200 * MB, declared },
      );

    it.each([
      ['with its length is refused unread', true, IN_FLIGHT],
      [
        'without its length is refused at the limit',
        false,
        14 * MB + IN_FLIGHT,
      ],
    ])('%s', async (_how, declared, taken) => {
      const before = await bed.stored();
      for (const locale of LOCALES) {
        const bringing = bring.bind(undefined, locale, declared);
        const { answer, memory } = await peak(bed.machine, bringing);
        const { body_too_large: text } = kernelErrors;
        expect(answer).toMatchObject({
          status: 413,
          error: {
            code: 'body_too_large',
            message: fillText(text, locale, { limit: '14 MB' }),
          },
        });
        expect(answer.sent).toBeLessThan(taken);
        expect(memory).toBeLessThan(PEAK);
      }
      expect(await bed.stored()).toEqual(before);
    });

    it('is refused unread to whoever may not import', async () => {
      const key = await bed.machine.createKey('support_analyst');
      const answer = await sendLarge(
        `${bed.machine.url}${IMPORTS}`,
        { ...bed.headers, authorization: `Bearer ${key}` },
        { size: 200 * MB, declared: true },
      );
      expect(answer).toMatchObject({
        status: 403,
        error: { code: 'permission_missing' },
      });
      expect(answer.sent).toBeLessThan(IN_FLIGHT);
    });
  });
});
