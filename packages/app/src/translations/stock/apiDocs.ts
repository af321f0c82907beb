/** Arabic texts of the API docs. */
const messages = {
  'apiDefinitionCard.error.title': 'تعذّر جلب الواجهة البرمجية',
  'apiDefinitionCard.rawButtonTitle': 'النص الأصلي',
  'apiDefinitionDialog.closeButtonTitle': 'إغلاق',
  'apiDefinitionDialog.tabsAriaLabel': 'خيارات تعريف الواجهة البرمجية',
  'apiDefinitionDialog.toggleButtonAriaLabel':
    'فتح تعريف الواجهة البرمجية أو إغلاقه',
  'apiDefinitionDialog.rawButtonTitle': 'النص الأصلي',
  'defaultApiExplorerPage.title': 'الواجهات البرمجية',
  'defaultApiExplorerPage.subtitle': 'الواجهات البرمجية في {{orgName}}',
  'defaultApiExplorerPage.pageTitleOverride': 'الواجهات البرمجية',
  'defaultApiExplorerPage.createButtonTitle': 'تسجيل واجهة برمجية قائمة',
  'defaultApiExplorerPage.supportButtonTitle': 'كل واجهاتك البرمجية',
  'consumedApisCard.title': 'الواجهات البرمجية المستخدمة',
  'consumedApisCard.error.title': 'تعذّر جلب الواجهات البرمجية',
  'consumedApisCard.emptyContent.title':
    'لا يستخدم {{entity}} أي واجهة برمجية.',
  'hasApisCard.title': 'الواجهات البرمجية',
  'hasApisCard.error.title': 'تعذّر جلب الواجهات البرمجية',
  'hasApisCard.emptyContent.title': 'لا يضم {{entity}} أي واجهة برمجية.',
  'providedApisCard.title': 'الواجهات البرمجية المتوفرة',
  'providedApisCard.error.title': 'تعذّر جلب الواجهات البرمجية',
  'providedApisCard.emptyContent.title': 'لا يوفر {{entity}} أي واجهة برمجية.',
  'apiEntityColumns.typeTitle': 'الصنف',
  'apiEntityColumns.apiDefinitionTitle': 'تعريف الواجهة البرمجية',
  'consumingComponentsCard.title': 'المستخدمون',
  'consumingComponentsCard.error.title': 'تعذّر جلب المكوّنات',
  'consumingComponentsCard.emptyContent.title':
    'لا يستخدم أي مكوّن هذه الواجهة البرمجية.',
  'providingComponentsCard.title': 'المزوّدون',
  'providingComponentsCard.error.title': 'تعذّر جلب المكوّنات',
  'providingComponentsCard.emptyContent.title':
    'لا يوفر أي مكوّن هذه الواجهة البرمجية.',
  apisCardHelpLinkTitle: 'تعرّف على كيفية تغيير ذلك.',
};

export default messages;
