import { ImportReader, type ImportValues } from './row';

const reader = new ImportReader({
  plans: [{ code: 'growth', name: 'Growth' }],
  serviceCategories: [],
});
const good: ImportValues = {
  name: 'Noor',
  slug: 'noor',
  email: 'noor@laundry.example',
  phone: '92123456',
  country: 'OM',
  planCode: 'growth',
};
const told = (values: ImportValues) =>
  reader
    .issues({ ...good, ...values })
    .map(({ path, code }) => `${path}: ${code}`);

it('knows features by name and code in both languages, and those that are off', () => {
  const featureFlags =
    'Printing; الوصول البرمجي: لا، driver_app=yes | API-Access';
  expect(
    reader.input({
      featureFlags: 'Printing; الوصول البرمجي: لا، driver_app=yes',
    }),
  ).toEqual({
    featureFlags: { printing: true, api_access: false, driver_app: true },
  });
  expect(told({ featureFlags })).toEqual([]);
});

it.each([
  [{ featureFlags: 'Printing; Teleport' }, 'featureFlags: one_of'],
  [{ featureFlags: 'Printing: perhaps' }, 'featureFlags: one_of'],
  [{ featureFlags: '__proto__; constructor' }, 'featureFlags: one_of'],
  [{ featureFlags: '=Printing' }, 'featureFlags: formula'],
  [{ businessHours: 'Whenever' }, 'businessHours: opening_hours'],
  [{ businessHours: 'Mon 9-9' }, 'businessHours: business_hours'],
  [{ businessHours: 'Mon 25-26' }, 'businessHours: time_of_day'],
  [
    { businessHours: 'Mon 18-03; Tue 02-08' },
    'businessHours: business_hours_overlap',
  ],
])('says what is wrong with %j', (values, issue) =>
  expect([...new Set(told(values))]).toEqual([issue]),
);

it('reads opening hours', () =>
  expect(
    reader.input({ businessHours: 'Sat-Thu 8-22' }).businessHours,
  ).toMatchObject({ fri: null, sat: { open: '08:00', close: '22:00' } }));
