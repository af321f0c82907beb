/** Arabic texts of the catalog's shared parts: filters, columns, inspector. */
const messages = {
  'catalogFilter.title': 'عوامل التصفية',
  'catalogFilter.buttonTitle': 'عوامل التصفية',
  'entityKindPicker.title': 'النوع',
  'entityKindPicker.errorMessage': 'تعذّر جلب أنواع العناصر',
  'entityLifecyclePicker.title': 'مرحلة العمر',
  'entityNamespacePicker.title': 'النطاق',
  'entityOwnerPicker.title': 'المالك',
  'entityProcessingStatusPicker.title': 'حالة المعالجة',
  'entityTagPicker.title': 'الوسوم',
  'entityPeekAheadPopover.title': 'افتح العنصر لعرض كل الوسوم.',
  'entityPeekAheadPopover.emailCardAction.title': 'مراسلة {{email}}',
  'entityPeekAheadPopover.emailCardAction.subTitle': 'mailto {{email}}',
  'entityPeekAheadPopover.emailCardAction.ariaLabel': 'مراسلة',
  'entityPeekAheadPopover.entityCardActionsAriaLabel': 'عرض',
  'entityPeekAheadPopover.entityCardActionsTitle': 'عرض التفاصيل',
  'entitySearchBar.placeholder': 'بحث',
  'entityTypePicker.title': 'الصنف',
  'entityTypePicker.errorMessage': 'تعذّر جلب أصناف العناصر',
  'entityTypePicker.optionAllTitle': 'الكل',
  'favoriteEntity.addToFavorites': 'إضافة إلى المفضلة',
  'favoriteEntity.removeFromFavorites': 'إزالة من المفضلة',
  'inspectEntityDialog.title': 'فحص العنصر',
  'inspectEntityDialog.closeButtonTitle': 'إغلاق',
  'inspectEntityDialog.ancestryPage.title': 'السلسلة',
  'inspectEntityDialog.ancestryPage.description':
    'سلسلة العناصر التي نتج عنها هذا العنصر، حيث {{processorsLink}} عناصر فرعية أدت إلى وجوده. وهي آلية مختلفة عن العلاقات.',
  'inspectEntityDialog.ancestryPage.processorsLink': 'أنتجت المعالجات',
  'inspectEntityDialog.colocatedPage.title': 'من المصدر نفسه',
  'inspectEntityDialog.colocatedPage.description':
    'عناصر جاءت من مصدر البيانات نفسه، كملف YAML واحد، أو من العنوان المسجل نفسه.',
  'inspectEntityDialog.colocatedPage.alertNoLocation':
    'لا معلومات عن موقع هذا العنصر.',
  'inspectEntityDialog.colocatedPage.alertNoEntity':
    'لا عناصر أخرى في هذا الموقع.',
  'inspectEntityDialog.colocatedPage.locationHeader': 'في الموقع نفسه',
  'inspectEntityDialog.colocatedPage.originHeader': 'من الأصل نفسه',
  'inspectEntityDialog.colocatedPage.entityListAriaLabel':
    'عناصر من المصدر نفسه',
  'inspectEntityDialog.jsonPage.title': 'العنصر بصيغة JSON',
  'inspectEntityDialog.jsonPage.description':
    'بيانات العنصر كما وردت من الدليل، بصيغة JSON.',
  'inspectEntityDialog.overviewPage.title': 'نظرة عامة',
  'inspectEntityDialog.overviewPage.relation.title': 'العلاقات',
  'inspectEntityDialog.overviewPage.status.title': 'الحالة',
  'inspectEntityDialog.overviewPage.identity.title': 'الهوية',
  'inspectEntityDialog.overviewPage.metadata.title': 'البيانات الوصفية',
  'inspectEntityDialog.overviewPage.annotations': 'التعليقات التوضيحية',
  'inspectEntityDialog.overviewPage.labels': 'التسميات',
  'inspectEntityDialog.overviewPage.tags': 'الوسوم',
  'inspectEntityDialog.overviewPage.copyAriaLabel': 'نسخ {{label}}',
  'inspectEntityDialog.overviewPage.copiedStatus': 'تم النسخ',
  'inspectEntityDialog.overviewPage.helpLinkAriaLabel': 'اعرف المزيد',
  'inspectEntityDialog.yamlPage.title': 'العنصر بصيغة YAML',
  'inspectEntityDialog.yamlPage.description':
    'بيانات العنصر كما وردت من الدليل، بصيغة YAML.',
  'inspectEntityDialog.tabNames.overview': 'نظرة عامة',
  'inspectEntityDialog.tabNames.ancestry': 'السلسلة',
  'inspectEntityDialog.tabNames.colocated': 'من المصدر نفسه',
  'inspectEntityDialog.tabNames.json': 'نص JSON',
  'inspectEntityDialog.tabNames.yaml': 'نص YAML',
  'inspectEntityDialog.tabsAriaLabel': 'خيارات الفحص',
  'unregisterEntityDialog.title': 'إلغاء تسجيل هذا العنصر؟',
  'unregisterEntityDialog.cancelButtonTitle': 'إلغاء',
  'unregisterEntityDialog.deleteButtonTitle': 'حذف العنصر',
  'unregisterEntityDialog.deleteEntitySuccessMessage':
    'أُزيل العنصر {{entityName}}',
  'unregisterEntityDialog.bootstrapState.title':
    'لا يمكن إلغاء تسجيل هذا العنصر لأنه من إعداد محمي (الموقع «{{location}}»). إن رأيت في ذلك خطأ فتواصل مع مسؤول {{appTitle}}.',
  'unregisterEntityDialog.bootstrapState.advancedDescription':
    'يمكنك حذف العنصر نفسه من الدليل. افعل ذلك فقط إن كان ملفه قد حُذف أو نُقل من مكانه الأصلي، وإلا ظهر العنصر من جديد مع التحديث التالي.',
  'unregisterEntityDialog.bootstrapState.advancedOptions': 'خيارات متقدمة',
  'unregisterEntityDialog.onlyDeleteStateTitle':
    'لا يبدو أن هذا العنصر من موقع مسجل، لذلك لا يمكنك إلا حذفه من الدليل مباشرة.',
  'unregisterEntityDialog.unregisterState.title':
    'سيُلغى تسجيل العناصر التالية:',
  'unregisterEntityDialog.unregisterState.subTitle': 'من الموقع التالي:',
  'unregisterEntityDialog.unregisterState.description':
    'للتراجع، سجّل العنصر من جديد في {{appTitle}}.',
  'unregisterEntityDialog.unregisterState.unregisterButtonTitle':
    'إلغاء تسجيل الموقع',
  'unregisterEntityDialog.unregisterState.advancedOptions': 'خيارات متقدمة',
  'unregisterEntityDialog.unregisterState.advancedDescription':
    'يمكنك أيضًا حذف العنصر نفسه من الدليل. افعل ذلك فقط إن كان ملفه قد حُذف أو نُقل من مكانه الأصلي، وإلا ظهر العنصر من جديد مع التحديث التالي.',
  'unregisterEntityDialog.errorStateTitle': 'خطأ داخلي: حالة غير معروفة',
  'userListPicker.defaultOrgName': 'الشركة',
  'userListPicker.personalFilter.title': 'الخاصة بي',
  'userListPicker.personalFilter.ownedLabel': 'ما أملكه',
  'userListPicker.personalFilter.starredLabel': 'المفضلة',
  'userListPicker.orgFilterAllLabel': 'الكل',
  'entityTableColumnTitle.name': 'الاسم',
  'entityTableColumnTitle.system': 'النظام',
  'entityTableColumnTitle.owner': 'المالك',
  'entityTableColumnTitle.type': 'الصنف',
  'entityTableColumnTitle.lifecycle': 'مرحلة العمر',
  'entityTableColumnTitle.namespace': 'النطاق',
  'entityTableColumnTitle.description': 'الوصف',
  'entityTableColumnTitle.tags': 'الوسوم',
  'entityTableColumnTitle.targets': 'الوجهات',
  'entityTableColumnTitle.title': 'العنوان',
  'entityTableColumnTitle.label': 'التسمية',
  'entityTableColumnTitle.domain': 'المجال',
  'entityRelationCard.emptyHelpLinkTitle': 'تعرّف على كيفية تغيير ذلك.',
  'missingAnnotationEmptyState.title': 'تعليق توضيحي ناقص',
  'missingAnnotationEmptyState.readMore': 'اقرأ المزيد',
  'missingAnnotationEmptyState.annotationYaml':
    'أضف التعليق التوضيحي إلى ملف YAML الخاص بـ {{entityKind}} كما في المثال المظلل أدناه:',
  'missingAnnotationEmptyState.generateDescription_zero':
    'لا ينقص {{entityKind}} أي تعليق توضيحي.',
  'missingAnnotationEmptyState.generateDescription_one':
    'ينقص التعليق التوضيحي {{annotations}}. أضفه إلى {{entityKind}} لتفعيل هذه الأداة.',
  'missingAnnotationEmptyState.generateDescription_two':
    'ينقص التعليقان التوضيحيان {{annotations}}. أضفهما إلى {{entityKind}} لتفعيل هذه الأداة.',
  'missingAnnotationEmptyState.generateDescription_few':
    'تنقص التعليقات التوضيحية {{annotations}}. أضفها إلى {{entityKind}} لتفعيل هذه الأداة.',
  'missingAnnotationEmptyState.generateDescription_many':
    'تنقص التعليقات التوضيحية {{annotations}}. أضفها إلى {{entityKind}} لتفعيل هذه الأداة.',
  'missingAnnotationEmptyState.generateDescription_other':
    'تنقص التعليقات التوضيحية {{annotations}}. أضفها إلى {{entityKind}} لتفعيل هذه الأداة.',
};

export default messages;
