import { arabicNumber } from '@cleanmatex/hq-common';

const count = arabicNumber('count');

/** Arabic texts of a tenant's settings and features. */
export const settingsArabic = {
  'tab.settings': 'الإعدادات',
  'settings.title': 'الإعدادات',
  'settings.hint':
    'تسري القيمة الافتراضية للمنصة ما لم تُحدَّد للمنشأة قيمة خاصة.',
  'settings.featuresHint':
    'تحدد الباقة المزايا المفعّلة ما لم تُحدَّد للمنشأة قيمة خاصة.',
  'settings.change': 'تغيير…',
  'settings.clear': 'إلغاء الاستثناء…',
  'settings.override': 'تغيير «{{name}}»',
  'settings.overrideBody':
    'تُحدَّد للمنشأة قيمة خاصة تسري أيًّا كانت قيمة الباقة أو القيمة الافتراضية.',
  'settings.save': 'تغيير',
  'settings.clearOf': 'إلغاء استثناء «{{name}}»',
  'settings.clearBody':
    'تزول القيمة الخاصة بالمنشأة، وتسري قيمة الباقة أو القيمة الافتراضية من جديد.',
  'settings.clearAct': 'إلغاء الاستثناء',
  'settings.own': 'استثناء',
  'settings.layers': 'المستويات',
  'settings.layer.default': 'الافتراضي',
  'settings.layer.plan': 'الباقة',
  'settings.layer.tenant': 'الاستثناء',
  'settings.silent': 'بلا قيمة',
  'settings.why.default': 'القيمة الافتراضية للمنصة',
  'settings.why.plan': 'من باقة {{plan}}',
  'settings.why.tenant': 'حددها لهذه المنشأة {{by}}، {{when}}',
  'settings.why.unknown': 'حُددت لهذه المنشأة من خارج المقر',
  'settings.narrower_zero': 'لا فرع ولا مستخدم له قيمة خاصة',
  'settings.narrower_one': 'لفرع أو مستخدم واحد قيمة خاصة',
  'settings.narrower_two': 'لفرعين أو مستخدمين قيمة خاصة',
  'settings.narrower_few': `لـ${count} فروع أو مستخدمين قيمة خاصة`,
  'settings.narrower_many': `لـ${count} فرعًا أو مستخدمًا قيمة خاصة`,
  'settings.narrower_other': `لـ${count} فرع أو مستخدم قيمة خاصة`,
  'settings.hint.boolean': 'مفعّلة أو غير مفعّلة',
  'settings.hint.number': 'عدد، مثل 7 أو 2.5',
  'settings.hint.date': 'يوم أو وقت محدد، مثل 2026-12-01',
  'settings.hint.text': 'نص',
  'timeline.tenants.overrideSetting': 'تغيّر إعداد',
  'timeline.tenants.clearSetting': 'أُلغي استثناء إعداد',
  'timeline.named': '{{what}} · {{name}}',
};
