/** Arabic texts of a tenant's brand. */
export const brandArabic = {
  'brand.change': 'تغيير الهوية',
  'brand.title': 'هوية {{name}}',
  'brand.preview':
    'الهوية على شاشة المنشأة وإيصالها، بالعربية والإنجليزية، في المظهر الفاتح والداكن',
  'brand.logo': 'الشعار',
  'brand.logoHint':
    'PNG أو JPEG أو WebP أو SVG خالص؛ بحد أقصى 512 كيلوبايت و2048 بكسل للضلع. يراه الجميع.',
  'brand.chooseLogo': 'اختيار ملف',
  'brand.removeLogo': 'إزالة الشعار',
  'brand.keepLogo': 'إبقاؤه كما كان',
  'brand.logoGoes': 'يُزال الشعار عند الحفظ.',
  'brand.done': 'تغيّرت هوية {{name}}',
  'timeline.tenants.updateBrand': 'تغيّرت الهوية',
};
