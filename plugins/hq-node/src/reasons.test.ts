import { reasonText, tellReasonText } from './reasons';

const kept = { code: 'gone', en: 'It is gone', ar: 'لم تعد موجودة' };

it.each([
  [reasonText(kept), 'en', kept.en],
  [reasonText(kept), 'ar', kept.ar],
  ['Moved away', 'ar', 'Moved away'],
  [null, 'ar', null],
  ['{"code":', 'en', '{"code":'],
  ['{"code":1}', 'en', '{"code":1}'],
] as const)('%s in %s: %s', (text, locale, told) =>
  expect(tellReasonText(text, locale)).toBe(told),
);
