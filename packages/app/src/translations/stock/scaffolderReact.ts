import { arabicNumber } from '@cleanmatex/hq-common';

/** Arabic texts of the templates' shared parts. */
const messages = {
  'passwordWidget.content':
    'هذا الحقل غير آمن. استخدم [`ui:field: Secret`](https://backstage.io/docs/features/software-templates/writing-templates/#using-secrets) بدل `ui:widget: password`',
  'scaffolderPageContextMenu.moreLabel': 'المزيد',
  'scaffolderPageContextMenu.createLabel': 'إنشاء',
  'scaffolderPageContextMenu.editorLabel': 'إدارة القوالب',
  'scaffolderPageContextMenu.actionsLabel': 'الإجراءات المتاحة',
  'scaffolderPageContextMenu.tasksLabel': 'عمليات التشغيل',
  'scaffolderPageContextMenu.templatingExtensionsLabel': 'إضافات القوالب',
  'stepper.backButtonText': 'السابق',
  'stepper.createButtonText': 'إنشاء',
  'stepper.reviewButtonText': 'مراجعة',
  'stepper.stepIndexLabel': `الخطوة ${arabicNumber('index')}`,
  'stepper.nextButtonText': 'التالي',
  'templateCategoryPicker.title': 'الفئات',
  'templateCard.noDescription': 'لا يوجد وصف',
  'templateCard.chooseButtonText': 'اختيار',
  'cardHeader.detailBtnTitle': 'عرض تفاصيل القالب',
  'templateOutputs.title': 'النص الناتج',
  'workflow.noDescription': 'لا يوجد وصف',
};

export default messages;
