import {
  suspensionConsequences,
  type Consequence,
} from '@cleanmatex/hq-common';
import { useFormat, type Fact } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';

/** Words for what an act on a tenant would cost, as its dry run tells; says so where the platform does not tell. */
export function useCost(): (consequence: Consequence) => Fact {
  const { t } = useTenantsTranslation();
  const format = useFormat();
  return ({ code, value, currency }) => {
    const known = suspensionConsequences.find(each => each === code);
    const amount = (sum: number) =>
      currency ? format.money(sum, currency) : format.number(sum);
    return {
      label: known ? t(`cost.${known}`) : code,
      value: value === null ? t('cost.unknown') : amount(value),
    };
  };
}
