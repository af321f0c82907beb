/** A word or name in English and Arabic. */
export type Pair = readonly [en: string, ar: string];

/** What laundries call themselves by; combined with `kinds`. */
export const brands: readonly Pair[] = [
  ['Al Noor', 'النور'],
  ['Crystal', 'الكريستال'],
  ['Bright Star', 'النجمة الساطعة'],
  ['White Pearl', 'اللؤلؤة البيضاء'],
  ['Fresh Breeze', 'النسيم العليل'],
  ['Golden Iron', 'المكواة الذهبية'],
  ['Blue Wave', 'الموجة الزرقاء'],
  ['Palm', 'النخلة'],
  ['Oasis', 'الواحة'],
  ['Silver Drop', 'القطرة الفضية'],
  ['Jasmine', 'الياسمين'],
  ['Lavender', 'الخزامى'],
  ['Royal Touch', 'اللمسة الملكية'],
  ['Pure Spring', 'النبع الصافي'],
  ['Al Waha', 'الواحة الخضراء'],
  ['Dana', 'الدانة'],
  ['Sea Breeze', 'نسيم البحر'],
  ['Snow White', 'بياض الثلج'],
  ['Rainbow', 'قوس قزح'],
  ['Clean Way', 'طريق النظافة'],
  ['Al Safa', 'الصفا'],
  ['Al Yusr', 'اليسر'],
  ['Morning Dew', 'ندى الصباح'],
  ['Cotton', 'القطن'],
  ['Silk Road', 'طريق الحرير'],
  ['Elegance', 'الأناقة'],
  ['Al Rawda', 'الروضة'],
  ['Green Leaf', 'الورقة الخضراء'],
  ['Diamond', 'الماسة'],
  ['Amber', 'العنبر'],
  ['Frankincense', 'اللبان'],
  ['Musk', 'المسك'],
  ['Sunrise', 'الشروق'],
  ['Al Hilal', 'الهلال'],
  ['Two Towers', 'البرجين'],
  ['Corniche', 'الكورنيش'],
  ['City Press', 'كوي المدينة'],
  ['Swift', 'السريع'],
  ['Al Itqan', 'الإتقان'],
  ['First Choice', 'الاختيار الأول'],
];

/** Kinds of business. */
export const kinds: readonly Pair[] = [
  ['Laundry', 'مغسلة'],
  ['Dry Cleaners', 'للتنظيف الجاف'],
  ['Laundry Services', 'لخدمات الغسيل'],
  ['Garment Care', 'للعناية بالملابس'],
  ['Wash and Iron', 'للغسيل والكي'],
  ['Express Laundry', 'للغسيل السريع'],
];

/** Where a fleet is, and what differs from country to country. */
export interface Country {
  code: 'OM' | 'AE' | 'SA' | 'QA' | 'KW' | 'BH';
  /** Share of the fleet, in percent. */
  share: number;
  currency: string;
  timezone: string;
  /** Front of every generated phone number: a block of zeros that ends in four digits of our own. */
  phone: string;
  /** Price of one piece, in the country's currency. */
  price: number;
  /** Value-added tax, as a fraction. */
  tax: number;
  cities: readonly Pair[];
}

/** The six countries of the Gulf. */
export const countries: readonly Country[] = [
  {
    code: 'OM',
    share: 25,
    currency: 'OMR',
    timezone: 'Asia/Muscat',
    phone: '+9689000',
    price: 0.6,
    tax: 0.05,
    cities: [
      ['Muscat', 'مسقط'],
      ['Seeb', 'السيب'],
      ['Salalah', 'صلالة'],
      ['Sohar', 'صحار'],
      ['Nizwa', 'نزوى'],
      ['Sur', 'صور'],
    ],
  },
  {
    code: 'SA',
    share: 30,
    currency: 'SAR',
    timezone: 'Asia/Riyadh',
    phone: '+96650000',
    price: 6,
    tax: 0.15,
    cities: [
      ['Riyadh', 'الرياض'],
      ['Jeddah', 'جدة'],
      ['Dammam', 'الدمام'],
      ['Khobar', 'الخبر'],
      ['Madinah', 'المدينة المنورة'],
      ['Abha', 'أبها'],
    ],
  },
  {
    code: 'AE',
    share: 20,
    currency: 'AED',
    timezone: 'Asia/Dubai',
    phone: '+97150000',
    price: 7,
    tax: 0.05,
    cities: [
      ['Dubai', 'دبي'],
      ['Abu Dhabi', 'أبوظبي'],
      ['Sharjah', 'الشارقة'],
      ['Ajman', 'عجمان'],
      ['Al Ain', 'العين'],
    ],
  },
  {
    code: 'KW',
    share: 10,
    currency: 'KWD',
    timezone: 'Asia/Kuwait',
    phone: '+9655000',
    price: 0.5,
    tax: 0,
    cities: [
      ['Kuwait City', 'مدينة الكويت'],
      ['Hawalli', 'حولي'],
      ['Salmiya', 'السالمية'],
      ['Jahra', 'الجهراء'],
    ],
  },
  {
    code: 'QA',
    share: 8,
    currency: 'QAR',
    timezone: 'Asia/Qatar',
    phone: '+9743000',
    price: 7,
    tax: 0,
    cities: [
      ['Doha', 'الدوحة'],
      ['Al Rayyan', 'الريان'],
      ['Al Wakrah', 'الوكرة'],
      ['Lusail', 'لوسيل'],
    ],
  },
  {
    code: 'BH',
    share: 7,
    currency: 'BHD',
    timezone: 'Asia/Bahrain',
    phone: '+9733300',
    price: 0.6,
    tax: 0.1,
    cities: [
      ['Manama', 'المنامة'],
      ['Riffa', 'الرفاع'],
      ['Muharraq', 'المحرق'],
      ['Isa Town', 'مدينة عيسى'],
    ],
  },
];

/** Given names; combined with `familyNames` they name nobody in particular. */
export const givenNames: readonly Pair[] = [
  ['Ahmed', 'أحمد'],
  ['Mohammed', 'محمد'],
  ['Salim', 'سالم'],
  ['Khalid', 'خالد'],
  ['Fatma', 'فاطمة'],
  ['Aisha', 'عائشة'],
  ['Maryam', 'مريم'],
  ['Noura', 'نورة'],
  ['Huda', 'هدى'],
  ['Yousef', 'يوسف'],
  ['Omar', 'عمر'],
  ['Hassan', 'حسن'],
  ['Layla', 'ليلى'],
  ['Sara', 'سارة'],
  ['Saif', 'سيف'],
  ['Rashid', 'راشد'],
  ['Amal', 'أمل'],
  ['Ibrahim', 'إبراهيم'],
  ['Zainab', 'زينب'],
  ['Tariq', 'طارق'],
];

/** Family names. */
export const familyNames: readonly Pair[] = [
  ['Al Harthi', 'الحارثي'],
  ['Al Balushi', 'البلوشي'],
  ['Al Qahtani', 'القحطاني'],
  ['Al Mansoori', 'المنصوري'],
  ['Al Mutairi', 'المطيري'],
  ['Al Hinai', 'الهنائي'],
  ['Al Shammari', 'الشمري'],
  ['Al Kuwari', 'الكواري'],
  ['Al Zaabi', 'الزعابي'],
  ['Al Otaibi', 'العتيبي'],
  ['Al Rashdi', 'الراشدي'],
  ['Al Enezi', 'العنزي'],
  ['Al Dosari', 'الدوسري'],
  ['Al Maamari', 'المعمري'],
  ['Al Hammadi', 'الحمادي'],
  ['Al Sulaiti', 'السليطي'],
];

/** What is washed. */
export const garments: readonly Pair[] = [
  ['Shirt', 'قميص'],
  ['Dishdasha', 'دشداشة'],
  ['Abaya', 'عباءة'],
  ['Trousers', 'بنطلون'],
  ['Suit', 'بدلة'],
  ['Dress', 'فستان'],
  ['Ghutra', 'غترة'],
  ['Blanket', 'بطانية'],
  ['Bed sheet', 'شرشف'],
  ['Curtain', 'ستارة'],
];
