/** Arabic texts of the search's shared parts. */
const messages = {
  'searchBar.title': 'بحث',
  'searchBar.placeholder': 'ابحث في {{org}}',
  'searchBar.clearButtonTitle': 'مسح',
  'searchFilter.allOptionTitle': 'الكل',
  'searchPagination.limitLabel': 'النتائج في الصفحة:',
  'searchPagination.limitText': 'من {{num}}',
  noResultsDescription: 'لا نتائج',
  'searchResultGroup.linkTitle': 'عرض الكل',
  'searchResultGroup.addFilterButtonTitle': 'إضافة عامل تصفية',
  'searchResultPager.previous': 'السابق',
  'searchResultPager.next': 'التالي',
};

export default messages;
