/** Arabic texts of the people and group cards. */
const messages = {
  'groupProfileCard.groupNotFound': 'المجموعة غير موجودة',
  'groupProfileCard.editIconButtonTitle': 'تعديل البيانات الوصفية',
  'groupProfileCard.refreshIconButtonTitle': 'جدولة تحديث العنصر',
  'groupProfileCard.refreshIconButtonAriaLabel': 'تحديث',
  'groupProfileCard.listItemTitle.entityRef': 'مرجع العنصر',
  'groupProfileCard.listItemTitle.email': 'البريد الإلكتروني',
  'groupProfileCard.listItemTitle.parentGroup': 'المجموعة الأصل',
  'groupProfileCard.listItemTitle.childGroups': 'المجموعات الفرعية',
  'membersListCard.cardLabel': 'صفحة {{memberName}}',
  'membersListCard.title': 'أعضاء {{groupName}}',
  'membersListCard.noMembersDescription': 'لا أعضاء في هذه المجموعة.',
  'membersListCard.noSearchResult': 'لا أعضاء يطابقون «{{searchTerm}}».',
  'membersListCard.aggregateMembersToggle.label': 'مع المجموعات الفرعية',
  'ownershipCard.title': 'الملكية',
  'ownershipCard.aggregateRelationsToggle.label': 'مع الملكية غير المباشرة',
  'userProfileCard.userNotFound': 'المستخدم غير موجود',
  'userProfileCard.editIconButtonTitle': 'تعديل البيانات الوصفية',
  'userProfileCard.listItemTitle.email': 'البريد الإلكتروني',
  'userProfileCard.listItemTitle.memberOf': 'عضو في',
  'userProfileCard.moreGroupButtonTitle': 'المزيد ({{number}})',
  'userProfileCard.allGroupDialog.title': 'كل مجموعات {{name}}:',
  'userProfileCard.allGroupDialog.closeButtonTitle': 'إغلاق',
};

export default messages;
