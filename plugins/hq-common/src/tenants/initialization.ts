import type { Text } from '../kernel/language';

/** Steps of a tenant's initialization, in their order. */
export const initializationSteps = [
  'main_branch',
  'service_categories',
  'workflow_templates',
  'settings',
  'finish',
] as const;
export type InitializationStepCode = (typeof initializationSteps)[number];

/** States of a step. */
export const stepStates = ['pending', 'running', 'done', 'failed'] as const;
export type StepState = (typeof stepStates)[number];

/** Words for the steps. */
export const initializationStepTexts: Readonly<
  Record<InitializationStepCode, Text>
> = {
  main_branch: { en: 'Main branch', ar: 'الفرع الرئيسي' },
  service_categories: { en: 'Service categories', ar: 'فئات الخدمة' },
  workflow_templates: { en: 'Workflow templates', ar: 'قوالب سير العمل' },
  settings: { en: 'Settings', ar: 'الإعدادات' },
  finish: { en: 'Finish', ar: 'الإنهاء' },
};

/** Words for the states of a step. */
export const stepStateTexts: Readonly<Record<StepState, Text>> = {
  pending: { en: 'Waiting', ar: 'بالانتظار' },
  running: { en: 'Running', ar: 'قيد التنفيذ' },
  done: { en: 'Done', ar: 'مكتملة' },
  failed: { en: 'Failed', ar: 'فشلت' },
};
