import type { Text } from './language';

/** Texts of the checks of images that are brought. */
export const imageTexts = {
  not_base64: {
    en: 'Must be the file in Base64',
    ar: 'يجب أن يكون الملف بترميز Base64',
  },
  image_size: {
    en: 'The file is larger than {limit} KB; make it smaller',
    ar: 'حجم الملف أكبر من {limit} كيلوبايت؛ صغّره',
  },
  image_type: {
    en: 'Must be a PNG, JPEG, WebP or SVG image; the content of the file decides, not its name',
    ar: 'اختر صورة PNG أو JPEG أو WebP أو SVG؛ العبرة بمحتوى الملف لا باسمه',
  },
  image_broken: {
    en: 'The image is damaged or cut off; save it anew',
    ar: 'الصورة تالفة أو ناقصة؛ احفظها من جديد',
  },
  image_pixels: {
    en: 'No side may be longer than {limit} pixels; make the image smaller',
    ar: 'يجب ألا يزيد أي ضلع على {limit} بكسل؛ صغّر الصورة',
  },
  svg_unsafe: {
    en: 'The SVG has something besides plain drawing: {part}. Export it without scripts, links and embedded files',
    ar: 'في ملف SVG ما ليس رسمًا خالصًا: \u2066{part}\u2069. صدّره دون برمجة أو روابط أو ملفات مضمّنة',
  },
  svg_too_complex: {
    en: 'The SVG draws too much: simplify it, or export it as PNG',
    ar: 'رسم SVG معقد أكثر مما ينبغي: بسّطه أو صدّره بصيغة PNG',
  },
} as const satisfies Record<string, Text>;
