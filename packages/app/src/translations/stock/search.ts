/** Arabic texts of the search page. */
const messages = {
  'searchModal.viewFullResults': 'عرض كل النتائج',
  'searchType.allResults': 'كل النتائج',
  'searchType.tabs.allTitle': 'الكل',
  'searchType.accordion.allTitle': 'الكل',
  'searchType.accordion.collapse': 'طي',
  'searchType.accordion.numberOfResults': 'عدد النتائج: {{number}}',
  'sidebarSearchModal.title': 'بحث',
};

export default messages;
