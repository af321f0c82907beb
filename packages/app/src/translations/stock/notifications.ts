import { arabicNumber } from '@cleanmatex/hq-common';

const shown = (text: string) => `${text} (${arabicNumber('count')})`;

/** The same text in all six plural forms, where the number stands beside it in brackets. */
function counted<K extends string>(key: K, text: string) {
  const forms = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
  return Object.fromEntries(
    forms.map(form => [`${key}_${form}`, shown(text)]),
  ) as Record<`${K}_${(typeof forms)[number]}`, string>;
}

/** Arabic texts of the notifications. */
const messages = {
  'notificationsPage.title': 'الإشعارات',
  ...counted('notificationsPage.tableTitle.all', 'كل الإشعارات'),
  ...counted('notificationsPage.tableTitle.saved', 'الإشعارات المحفوظة'),
  ...counted('notificationsPage.tableTitle.unread', 'الإشعارات غير المقروءة'),
  ...counted('notificationsPage.tableTitle.read', 'الإشعارات المقروءة'),
  'filters.title': 'عوامل التصفية',
  'filters.view.label': 'العرض',
  'filters.view.unread': 'الإشعارات غير المقروءة',
  'filters.view.read': 'الإشعارات المقروءة',
  'filters.view.saved': 'المحفوظة',
  'filters.view.all': 'الكل',
  'filters.createdAfter.label': 'وقت الإرسال',
  'filters.createdAfter.placeholder': 'الإشعارات منذ',
  'filters.createdAfter.last24h': 'آخر 24 ساعة',
  'filters.createdAfter.lastWeek': 'آخر أسبوع',
  'filters.createdAfter.anyTime': 'أي وقت',
  'filters.sortBy.label': 'الترتيب حسب',
  'filters.sortBy.placeholder': 'حقل الترتيب',
  'filters.sortBy.newest': 'الأحدث أولًا',
  'filters.sortBy.oldest': 'الأقدم أولًا',
  'filters.sortBy.topic': 'الموضوع',
  'filters.sortBy.origin': 'المصدر',
  'filters.severity.label': 'أدنى أهمية',
  'filters.severity.critical': 'حرجة',
  'filters.severity.high': 'عالية',
  'filters.severity.normal': 'عادية',
  'filters.severity.low': 'منخفضة',
  'filters.topic.label': 'الموضوع',
  'filters.topic.anyTopic': 'أي موضوع',
  'table.emptyMessage': 'لا شيء لعرضه',
  'table.pagination.firstTooltip': 'الصفحة الأولى',
  'table.pagination.labelDisplayedRows': '{from}–{to} من {count}',
  'table.pagination.labelRowsSelect': 'صفوف',
  'table.pagination.lastTooltip': 'الصفحة الأخيرة',
  'table.pagination.nextTooltip': 'الصفحة التالية',
  'table.pagination.previousTooltip': 'الصفحة السابقة',
  'table.bulkActions.markAllRead': 'وضع علامة مقروء على الكل',
  'table.bulkActions.markSelectedAsRead': 'وضع علامة مقروء على المحدد',
  'table.bulkActions.returnSelectedAmongUnread': 'إعادة المحدد إلى غير المقروء',
  'table.bulkActions.saveSelectedForLater': 'حفظ المحدد لوقت لاحق',
  'table.bulkActions.undoSaveForSelected': 'إلغاء حفظ المحدد',
  'table.confirmDialog.title': 'تأكيد',
  'table.confirmDialog.markAllReadDescription':
    'وضع علامة مقروء على كل الإشعارات.',
  'table.confirmDialog.markAllReadConfirmation': 'وضع العلامة على الكل',
  'table.confirmDialog.cancel': 'إلغاء',
  'table.errors.markAllReadFailed': 'تعذّر وضع علامة مقروء على كل الإشعارات',
  'sidebar.title': 'الإشعارات',
  'sidebar.errors.markAsReadFailed': 'تعذّر وضع علامة مقروء على الإشعار',
  'sidebar.errors.fetchNotificationFailed': 'تعذّر جلب الإشعار',
  'settings.title': 'إعدادات الإشعارات',
  'settings.errorTitle': 'تعذّر جلب الإعدادات',
  'settings.noSettingsAvailable': 'لا إعدادات للإشعارات بعد',
  'settings.table.origin': 'المصدر',
  'settings.table.topic': 'الموضوع',
  'settings.errors.useNotificationFormat':
    'يجب استخدام useNotificationFormat داخل NotificationFormatProvider',
  ...counted('unreadCard.title', 'آخر الإشعارات غير المقروءة'),
  'unreadCard.viewAll': 'عرض الكل',
  'unreadCard.emptyState': 'لا إشعارات جديدة',
  'unreadCard.columnNotification': 'الإشعار',
  'unreadCard.columnActions': 'الإجراءات',
  'unreadCard.resultsCount': '{{displayed}} من {{total}}',
};

export default messages;
