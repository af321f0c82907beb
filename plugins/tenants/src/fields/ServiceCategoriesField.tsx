import { Checkbox } from '@backstage/ui';
import { ErrorState, LoadingLines, useName } from '@cleanmatex/hq-react';
import { useEffect } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { useOnboardingOptions } from '../useOptions';
import { labelOf, type FieldProps } from './props';
import '../styles/tenants.css';

/** Service categories by code: ticked or not. Those that every tenant has are ticked and stay so. */
export function ServiceCategoriesField(
  props: FieldProps<Record<string, boolean>>,
) {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const { data, error, refetch } = useOnboardingOptions();
  const { formData, onChange } = props;
  const ticked = formData ?? {};
  const first = formData === undefined || Object.keys(formData).length === 0;
  const categories = data?.serviceCategories;
  useEffect(() => {
    if (first && categories) {
      onChange(Object.fromEntries(categories.map(({ code }) => [code, true])));
    }
  }, [first, categories, onChange]);
  if (error && !data) return <ErrorState error={error} onRetry={refetch} />;
  if (!categories) return <LoadingLines lines={4} />;
  return (
    <fieldset className="tenant-field">
      <legend className="tenant-field__legend">{labelOf(props)}</legend>
      <div className="tenant-choices">
        {categories.map(category => (
          <Checkbox
            key={category.code}
            isSelected={category.mandatory || ticked[category.code] === true}
            isDisabled={category.mandatory}
            onChange={on => onChange({ ...ticked, [category.code]: on })}
          >
            {nameOf(category)}
            {category.mandatory && (
              <span className="hq-muted">
                {' · '}
                {t('form.categories.mandatory')}
              </span>
            )}
          </Checkbox>
        ))}
      </div>
      <p className="tenant-field__note">{props.schema.description}</p>
    </fieldset>
  );
}
