import {
  featureFlagNames,
  featureFlagTexts,
  type FeatureFlag,
  type Locale,
} from '@cleanmatex/hq-common';

/** Names of features as messages `feature.<code>`. */
export const featureNames = (locale: Locale) =>
  Object.fromEntries(
    featureFlagNames.map(name => [
      `feature.${name}`,
      featureFlagTexts[name][locale],
    ]),
  ) as Record<`feature.${FeatureFlag}`, string>;
