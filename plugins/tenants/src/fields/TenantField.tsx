import { Select } from '@backstage/ui';
import { tenantTransitions, type TenantAction } from '@cleanmatex/hq-common';
import { FieldProblem, useName } from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { labelOf, type FieldProps } from './props';
import { useFoundTenants } from './useFoundTenants';

/** A chosen tenant. */
export interface ChosenTenant {
  id: string;
  slug: string;
  name: string;
}

/** A tenant that the template's action is possible for, found by name, slug, e-mail or phone. */
export function TenantField(
  props: FieldProps<ChosenTenant, { action?: TenantAction }>,
) {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const [words, setWords] = useState('');
  const action = props.uiSchema['ui:options']?.action ?? 'update';
  const { data } = useFoundTenants(words, [...tenantTransitions[action].from]);
  const chosen = props.formData;
  const found = (data?.items ?? []).map(tenant => ({
    id: tenant.id,
    slug: tenant.slug,
    name: nameOf(tenant),
  }));
  const offered =
    chosen?.id && !found.some(({ id }) => id === chosen.id)
      ? [chosen, ...found]
      : found;
  const problem = props.rawErrors?.[0];
  return (
    <div>
      <Select
        label={labelOf(props)}
        description={
          data && data.totalItems === 0 && !words
            ? t('form.tenant.none')
            : undefined
        }
        placeholder={t('form.tenant.choose')}
        isRequired={props.required}
        secondaryLabel={props.required ? t('form.required') : undefined}
        options={offered.map(({ id, name, slug }) => ({
          value: id,
          label: `${name} · ${slug}`,
        }))}
        search={{
          mode: 'server',
          inputValue: words,
          onInputChange: setWords,
          placeholder: t('form.tenant.search'),
        }}
        value={chosen?.id ?? null}
        onChange={id => props.onChange(offered.find(each => each.id === id))}
        isInvalid={Boolean(problem)}
      />
      <FieldProblem text={problem} />
    </div>
  );
}
