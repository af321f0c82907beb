import { imageTexts } from './imageTexts';
import type { Text } from './language';

/** Texts of the checks that the contract adds to Zod's own; `params.code` of a refinement names one. */
export const checkTexts = {
  required: { en: 'Required', ar: 'حقل مطلوب' },
  expected_type: {
    en: 'Must be {type}',
    ar: 'يجب أن تكون القيمة {type}',
  },
  too_short: {
    en: 'At least {limit} characters',
    ar: 'الحد الأدنى لعدد الأحرف {limit}',
  },
  too_long: {
    en: 'At most {limit} characters',
    ar: 'الحد الأقصى لعدد الأحرف {limit}',
  },
  too_few: {
    en: 'Number of items: {limit} or more',
    ar: 'الحد الأدنى للعناصر {limit}',
  },
  too_many: {
    en: 'Number of items: {limit} or less',
    ar: 'الحد الأقصى للعناصر {limit}',
  },
  too_deep: {
    en: 'Nested deeper than {limit} levels',
    ar: 'التداخل أعمق من {limit} مستوى',
  },
  number_too_small: {
    en: 'Must be {limit} or more',
    ar: 'يجب ألا تقل القيمة عن {limit}',
  },
  number_too_big: {
    en: 'Must be {limit} or less',
    ar: 'يجب ألا تزيد القيمة عن {limit}',
  },
  one_of: { en: 'Must be one of: {values}', ar: 'القيم المقبولة: {values}' },
  unknown_field: { en: 'Unknown field', ar: 'حقل غير معروف' },
  invalid_email: {
    en: 'Must be an e-mail address, like name@example.com',
    ar: 'اكتب بريدًا إلكترونيًا صحيحًا، مثل name@example.com',
  },
  invalid_url: {
    en: 'Must be a web address starting with https://',
    ar: 'اكتب عنوان ويب يبدأ بـ https://',
  },
  invalid_uuid: { en: 'Must be a UUID', ar: 'يجب أن تكون القيمة بصيغة UUID' },
  invalid_datetime: {
    en: 'Must be a date and time in ISO 8601, like 2026-11-21T08:00:00Z',
    ar: 'اكتب التاريخ والوقت بصيغة ISO 8601، مثل 2026-11-21T08:00:00Z',
  },
  url_credentials: {
    en: 'Must not have a user name or password',
    ar: 'يجب ألا يتضمن العنوان اسم مستخدم أو كلمة مرور',
  },
  invalid_day: {
    en: 'Must be a day, like 2026-11-21',
    ar: 'اكتب يومًا مثل 2026-11-21',
  },
  invalid_day_or_datetime: {
    en: 'Must be a day like 2026-11-21, or a date and time in ISO 8601 like 2026-11-21T08:00:00Z',
    ar: 'اكتب يومًا مثل 2026-11-21، أو تاريخًا ووقتًا بصيغة ISO 8601 مثل 2026-11-21T08:00:00Z',
  },
  invalid_format: { en: 'Has the wrong format', ar: 'الصيغة غير صحيحة' },
  forbidden_characters: {
    en: 'Has characters that cannot be stored',
    ar: 'تحتوي القيمة على محارف لا يمكن حفظها',
  },
  direction_controls: {
    en: 'Has invisible characters that turn the direction of text; type it anew',
    ar: 'يحتوي النص على محارف خفية تغيّر اتجاهه؛ أعد كتابته',
  },
  hidden_characters: {
    en: 'Has invisible characters between the visible ones; type it anew instead of pasting it',
    ar: 'يحتوي النص على محارف خفية بين الظاهرة؛ أعد كتابته بدل لصقه',
  },
  invisible: {
    en: 'Has no visible character',
    ar: 'لا يحتوي النص على أي محرف ظاهر',
  },
  arabic_letters: {
    en: 'Must have Arabic letters',
    ar: 'اكتب الاسم بحروف عربية',
  },
  slug_format: {
    en: 'Lowercase letters, digits and single hyphens; it starts with a letter and ends with a letter or digit',
    ar: 'أحرف لاتينية صغيرة وأرقام وشرطات مفردة؛ يبدأ بحرف وينتهي بحرف أو رقم',
  },
  slug_reserved: {
    en: 'This word is reserved; choose another',
    ar: 'هذه الكلمة محجوزة؛ اختر غيرها',
  },
  phone_format: {
    en: 'Must be a phone number of {country} in international form, like {example}',
    ar: 'اكتب رقم هاتف صحيحًا في {country} بالصيغة الدولية، مثل {example}',
  },
  country_code: {
    en: 'Must be a two-letter ISO country code, like OM',
    ar: 'اكتب رمز الدولة من حرفين وفق ISO، مثل OM',
  },
  currency_code: {
    en: 'Must be a three-letter ISO currency code, like OMR',
    ar: 'اكتب رمز العملة من ثلاثة أحرف وفق ISO، مثل OMR',
  },
  amount_decimals: {
    en: '{currency} has {decimals} decimals at most',
    ar: 'أقصى عدد للخانات العشرية في {currency} هو {decimals}',
  },
  time_zone: {
    en: 'Must be an IANA time zone, like Asia/Muscat',
    ar: 'اكتب منطقة زمنية من قائمة IANA، مثل Asia/Muscat',
  },
  hex_color: {
    en: 'Must be a colour in hexadecimal, like #0F766E',
    ar: 'اكتب اللون بالصيغة الست عشرية، مثل #0F766E',
  },
  business_hours: {
    en: 'Must differ from the opening time; an earlier time is of the next day',
    ar: 'يجب أن يختلف عن وقت الفتح؛ والوقت الأبكر منه يعني اليوم التالي',
  },
  business_hours_overlap: {
    en: 'Must not be after the next day’s opening time',
    ar: 'يجب ألا يتجاوز وقت الفتح في اليوم التالي',
  },
  time_of_day: {
    en: 'Must be a time of day, like 08:00',
    ar: 'اكتب الوقت بصيغة مثل 08:00',
  },
  not_number: {
    en: 'Must be a number, like 7 or 2.5',
    ar: 'اكتب عددًا، مثل 7 أو 2.5',
  },
  not_boolean: {
    en: 'Must be true or false',
    ar: 'يجب أن تكون القيمة true أو false',
  },
  unknown_person: {
    en: 'Must be an HQ user who is not deactivated',
    ar: 'يجب أن يكون من مستخدمي المقر غير المعطّلين',
  },
  formula: {
    en: 'Looks like a formula, which is never run; write the value itself',
    ar: 'تبدو القيمة معادلة، والمعادلات لا تُنفَّذ؛ اكتب القيمة نفسها',
  },
  opening_hours: {
    en: 'Write days and hours like “Sat-Thu 08:00-22:00; Fri 16:00-22:00”, each day once',
    ar: 'اكتب الأيام والساعات هكذا: «السبت-الخميس 08:00-22:00؛ الجمعة 16:00-22:00»، وكل يوم مرة واحدة',
  },
  ragged_row: {
    en: 'The row has {cells} cells, the header {columns}: values may stand in the wrong columns. Correct a cell, or save one as it is',
    ar: 'في الصف {cells} خلية وفي الترويسة {columns}: قد تكون القيم في غير أعمدتها. صحّح خلية أو احفظ واحدة كما هي',
  },
  repeated_in_file: {
    en: 'Another row has the same value',
    ar: 'القيمة نفسها مكررة في صف آخر',
  },
  slug_taken: {
    en: 'Another tenant already uses this slug',
    ar: 'تستخدم منشأة أخرى هذا المعرّف النصي',
  },
  email_taken: {
    en: 'Another tenant already uses this e-mail address',
    ar: 'تستخدم منشأة أخرى هذا البريد الإلكتروني',
  },
  in_future: {
    en: 'Must be a moment that is still to come',
    ar: 'اختر موعدًا لم يحن بعد',
  },
  too_far_ahead: {
    en: 'Must be at most {days} days ahead',
    ar: 'يجب ألا يتجاوز الموعد {days} يومًا من الآن',
  },
  ...imageTexts,
  nothing_to_change: {
    en: 'Name at least one field to change',
    ar: 'حدّد حقلًا واحدًا على الأقل لتعديله',
  },
} as const satisfies Record<string, Text>;

/** Code of a check that the contract adds. */
export type CheckCode = keyof typeof checkTexts;
