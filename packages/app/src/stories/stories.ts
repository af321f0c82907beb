import type { ComponentType } from 'react';
import type { StoryName } from './names';
import {
  CardStory,
  ConfirmStory,
  DiffStory,
  TimelineStory,
  ToastStory,
} from './parts/acts';
import {
  BadgesStory,
  ChartsStory,
  DetailsStory,
  StatesStory,
} from './parts/display';
import {
  BilingualStory,
  ColorStory,
  GuardStory,
  MergeStory,
} from './parts/forms';
import { FieldsStory, FormDialogStory } from './parts/fields';
import {
  BulkRunsStory,
  BulkStory,
  EmptyTableStory,
  PageStory,
  TableStory,
} from './parts/lists';

/** A shared part on a page of its own. */
export interface Story {
  /** In English and Arabic. */
  title: [string, string];
  Part: ComponentType;
  /** Whether it is a whole page, with a title of its own. */
  isPage?: true;
}

/** The shared parts by the names of their pages. */
export const stories: Record<StoryName, Story> = {
  table: { title: ['Table', 'جدول'], Part: TableStory },
  'table-empty': { title: ['Empty table', 'جدول فارغ'], Part: EmptyTableStory },
  'filter-bar': { title: ['Filters', 'التصفية'], Part: TableStory },
  'row-menu': { title: ['Menu of a row', 'قائمة الصف'], Part: TableStory },
  'export-menu': { title: ['Export', 'التصدير'], Part: TableStory },
  views: { title: ['Saved views', 'طرق العرض المحفوظة'], Part: TableStory },
  'table-layout': {
    title: ['Columns and rows', 'الأعمدة والصفوف'],
    Part: TableStory,
  },
  'bulk-bar': { title: ['Chosen rows', 'صفوف مختارة'], Part: BulkStory },
  'bulk-dialog': {
    title: ['Operation on chosen rows', 'عملية على الصفوف المختارة'],
    Part: BulkStory,
  },
  'bulk-preview': {
    title: ['Bulk run, previewed', 'معاينة عملية جماعية'],
    Part: BulkRunsStory,
  },
  'bulk-running': {
    title: ['Bulk run under way', 'عملية جماعية قيد التنفيذ'],
    Part: BulkRunsStory,
  },
  'bulk-result': {
    title: ['Result of a bulk run', 'نتيجة عملية جماعية'],
    Part: BulkRunsStory,
  },
  page: { title: ['Page', 'صفحة'], Part: PageStory, isPage: true },
  states: { title: ['States', 'الحالات'], Part: StatesStory },
  badges: { title: ['Statuses', 'شارات الحالة'], Part: BadgesStory },
  details: { title: ['Details', 'تفاصيل'], Part: DetailsStory },
  card: { title: ['Card', 'بطاقة'], Part: CardStory },
  charts: { title: ['Charts', 'رسوم بيانية'], Part: ChartsStory },
  diff: { title: ['Differences', 'الفروقات'], Part: DiffStory },
  timeline: { title: ['Timeline', 'السجل الزمني'], Part: TimelineStory },
  confirm: { title: ['Confirmation', 'تأكيد'], Part: ConfirmStory },
  toast: { title: ['Messages', 'رسائل'], Part: ToastStory },
  'bilingual-field': {
    title: ['Text in two languages', 'نص بلغتين'],
    Part: BilingualStory,
  },
  'color-field': { title: ['Colour', 'لون'], Part: ColorStory },
  fields: { title: ['Fields', 'الحقول'], Part: FieldsStory },
  'form-dialog': {
    title: ['Form in a dialog', 'نموذج في مربع حوار'],
    Part: FormDialogStory,
  },
  'close-guard': {
    title: ['Unsaved changes', 'تعديلات غير محفوظة'],
    Part: GuardStory,
  },
  merge: { title: ['Merge', 'دمج'], Part: MergeStory },
};
