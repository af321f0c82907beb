/** Arabic texts of the catalog graph. */
const messages = {
  'catalogGraphCard.title': 'العلاقات',
  'catalogGraphCard.deepLinkTitle': 'عرض المخطط',
  'catalogGraphPage.title': 'مخطط الدليل',
  'catalogGraphPage.filterToggleButtonTitle': 'عوامل التصفية',
  'catalogGraphPage.supportButtonDescription': 'أضف عناصرك إلى الدليل لتتبعها.',
  'catalogGraphPage.simplifiedSwitchLabel': 'مبسّط',
  'catalogGraphPage.mergeRelationsSwitchLabel': 'دمج العلاقات',
  'catalogGraphPage.zoomOutDescription':
    'استخدم التكبير والسحب للتنقل في المخطط. انقر لتغيير العنصر النشط، وانقر مع Shift للانتقال إليه.',
  'catalogGraphPage.curveFilter.title': 'شكل الخطوط',
  'catalogGraphPage.curveFilter.curveMonotoneX': 'منحنٍ',
  'catalogGraphPage.curveFilter.curveStepBefore': 'متدرج',
  'catalogGraphPage.directionFilter.title': 'الاتجاه',
  'catalogGraphPage.directionFilter.leftToRight': 'من اليسار إلى اليمين',
  'catalogGraphPage.directionFilter.rightToLeft': 'من اليمين إلى اليسار',
  'catalogGraphPage.directionFilter.topToBottom': 'من الأعلى إلى الأسفل',
  'catalogGraphPage.directionFilter.bottomToTop': 'من الأسفل إلى الأعلى',
  'catalogGraphPage.maxDepthFilter.title': 'أقصى عمق',
  'catalogGraphPage.maxDepthFilter.inputPlaceholder': '∞ بلا حد',
  'catalogGraphPage.maxDepthFilter.clearButtonAriaLabel': 'مسح أقصى عمق',
  'catalogGraphPage.selectedKindsFilter.title': 'الأنواع',
  'catalogGraphPage.selectedRelationsFilter.title': 'العلاقات',
};

export default messages;
