import { stockArabic } from './stockArabic';

it.each([
  ['Close', 'إغلاق'],
  [
    'Every operation of the console, at /api/hq/v1',
    'كل عمليات المنصة، على \u2066/api/hq/v1\u2069',
  ],
  ['All APIs (1)', 'كل الواجهات البرمجية (1)'],
  ['Tenant', 'منشأة'],
  ['API', 'واجهة برمجية'],
  ['All Tenants (9)', 'كل المنشآت (9)'],
  ['All Tenants', 'كل المنشآت'],
  ['All APIS (1)', 'كل الواجهات البرمجية (1)'],
  ['Owned Users (2)', 'ما أملكه: المستخدمون (2)'],
  ['أعضاء مدير الأعمال (1 of 3)', 'أعضاء مدير الأعمال (1 من 3)'],
  ['Business admin', 'مدير الأعمال'],
  ['0 seconds', '0 ثانية'],
  ['1 second', 'ثانية'],
  ['2 seconds', 'ثانيتان'],
  ['3 seconds', '3 ثوان'],
  ['1 minute, 11 seconds', 'دقيقة و11 ثانية'],
  ['Suspend a tenant · إيقاف منشأة', 'إيقاف منشأة'],
])('says %j as %j', (english, arabic) =>
  expect(stockArabic(english)).toBe(arabic),
);

it.each(['Bright Wash', 'all of them', 'constructor', '', 'مغسلة'])(
  'leaves %j alone',
  text => expect(stockArabic(text)).toBeUndefined(),
);
