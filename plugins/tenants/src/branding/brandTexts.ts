/** Words on the sample of a tenant's own screens, which shows both languages whatever the console's is. */
export const brandTexts = {
  en: {
    order: 'New order',
    ready: 'Ready for pickup',
    orders: 'Orders',
    receipt: 'Receipt',
    shirt: 'Shirt, wash and iron',
    abaya: 'Abaya, dry clean',
    total: 'Total',
    thanks: 'Thank you',
  },
  ar: {
    order: 'طلب جديد',
    ready: 'جاهز للاستلام',
    orders: 'الطلبات',
    receipt: 'إيصال',
    shirt: 'قميص، غسيل وكي',
    abaya: 'عباءة، تنظيف جاف',
    total: 'الإجمالي',
    thanks: 'شكرًا لكم',
  },
} as const;
