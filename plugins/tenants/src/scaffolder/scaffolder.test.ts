import type { LogEvent } from '@backstage/plugin-scaffolder-common';
import type { JsonObject } from '@backstage/types';
import { allEndpoints, type OnboardingOptions } from '@cleanmatex/hq-common';
import { actionTexts } from './actionTexts';
import { fillChoices } from './fillChoices';
import { localize, localizeEvent } from './localize';
import { mapped } from './mapped';

const options: OnboardingOptions = {
  plans: [
    {
      code: 'pro',
      name: 'Pro',
      name2: 'الاحترافي',
      description: null,
      description2: null,
      trial: false,
      ordersLimit: null,
      usersLimit: 5,
      branchesLimit: 1,
      storageMbLimit: 1,
      priceMonthly: 1,
      priceYearly: null,
      featureFlags: {},
    },
  ],
  serviceCategories: [
    {
      code: 'LAUNDRY',
      name: 'Laundry',
      name2: 'غسيل',
      mandatory: false,
      icon: null,
    },
  ],
  countries: [],
};

it('describes every action of the console in Arabic', () => {
  const missing = allEndpoints
    .filter(({ action }) => action)
    .map(({ id }) => `hq:${id}`)
    .filter(id => !(id in actionTexts));
  expect(missing).toEqual([]);
});

describe('localize', () => {
  const schema = {
    title: 'Place · الموقع',
    properties: {
      name: { title: 'Name · الاسم', type: 'string' },
      language: { enum: ['ar'], enumNames: ['Arabic · العربية'] },
    },
  };

  it('picks one language of what people read', () => {
    expect(localize(schema, 'ar')).toEqual({
      title: 'الموقع',
      properties: {
        name: { title: 'الاسم', type: 'string' },
        language: { enum: ['ar'], enumNames: ['العربية'] },
      },
    });
    expect(localize(schema, 'en').title).toBe('Place');
  });

  it('leaves what machines read', () => {
    const step = { action: 'a · ب', input: { text: 'a · ب' } };
    expect(localize(step, 'ar')).toEqual(step);
  });
});

describe('localizeEvent', () => {
  const event = (body: object) =>
    ({ id: 1, type: 'log', createdAt: '', taskId: '1', body } as LogEvent);

  it('picks one language of a line, and of the reason of a failure', () => {
    const error = { name: 'ConflictError', message: 'Taken · محجوز' };
    const ended = event({ message: 'Failed', error });
    expect(localizeEvent(ended, 'ar').body).toEqual({
      message: 'Failed',
      error: { name: 'ConflictError', message: 'محجوز' },
    });
    expect(localizeEvent(ended, 'en').body).toMatchObject({
      error: { message: 'Taken' },
    });
    expect(localizeEvent(event({ message: 'Run · تشغيل' }), 'ar').body).toEqual(
      { message: 'تشغيل' },
    );
  });

  it.each([
    ['Beginning step Run · تشغيل', 'ar', 'بدأت الخطوة: تشغيل'],
    ['Finished step Run · تشغيل', 'ar', 'اكتملت الخطوة: تشغيل'],
    ['Finished step Run', 'ar', 'اكتملت الخطوة: Run'],
    ['Finished step Run · تشغيل', 'en', 'Finished step Run'],
  ] as const)('says of %s in %s: %s', (message, locale, told) =>
    expect(localizeEvent(event({ message }), locale).body.message).toBe(told),
  );
});

describe('fillChoices', () => {
  it('names the choices of the console’s fields', () => {
    const form = fillChoices(
      {
        properties: {
          plan: { type: 'string', 'ui:field': 'HqPlan' },
          services: { type: 'object', 'ui:field': 'HqServiceCategories' },
          place: {
            type: 'object',
            'ui:field': 'HqPlace',
            properties: { country: { type: 'string' } },
          },
          other: { type: 'string' },
        },
      },
      options,
      'ar',
    );
    const { plan, services, place, other } = form.properties as Record<
      string,
      JsonObject
    >;
    expect(plan).toMatchObject({ enum: ['pro'], enumNames: ['الاحترافي'] });
    expect(services.properties).toEqual({
      LAUNDRY: {
        type: 'boolean',
        title: 'غسيل',
        enum: [true, false],
        enumNames: ['نعم', 'لا'],
      },
    });
    const { country } = place.properties as Record<
      string,
      { enum: string[]; enumNames: string[] }
    >;
    expect(country.enumNames[country.enum.indexOf('OM')]).toBe('عُمان');
    expect(other).toEqual({ type: 'string' });
  });
});

describe('mapped', () => {
  it('changes values and passes the rest on', () => {
    const seen: unknown[] = [];
    const source = {
      [Symbol.observable]: () => source,
      subscribe: (observer: never) => {
        const to = observer as { next(v: number): void; complete(): void };
        to.next(1);
        to.complete();
        return { unsubscribe: () => undefined, closed: true };
      },
    };
    mapped<number>(source as never, value => value + 1).subscribe({
      next: value => seen.push(value),
      complete: () => seen.push('done'),
    });
    expect(seen).toEqual([2, 'done']);
  });
});
