export * from './activity';
export * from './analytics';
export * from './blueprint';
export * from './consequences';
export * from './countries';
export * from './countryDefaults';
export * from './detail';
export * from './errors';
export {
  BusinessHours,
  featureFlagNames,
  featureFlagTexts,
  isTimeZone,
  weekDays,
} from './fields';
export type { FeatureFlag, WeekDay } from './fields';
export * from './initialization';
export * from './inputs';
export * from './normalizeSearch';
export * from './operations';
export * from './retention';
export * from './schedule';
export * from './schemas';
export * from './slug';
export * from './status';
