import { Select } from '@backstage/ui';
import {
  tenantsContract,
  tenantTransitions,
  type TenantAction,
} from '@cleanmatex/hq-common';
import { useHqQuery, useName } from '@cleanmatex/hq-react';
import { useEffect, useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { FieldProblem } from '../inputs';
import { labelOf, type FieldProps } from './props';

const DELAY_MS = 250;
const SHOWN = 20;

/** A chosen tenant. */
export interface ChosenTenant {
  id: string;
  slug: string;
  name: string;
}

function useFound(action: TenantAction, words: string) {
  const [q, setQ] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQ(words.trim()), DELAY_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return useHqQuery(
    tenantsContract.list,
    {
      status: [...tenantTransitions[action].from],
      sort: 'name',
      limit: SHOWN,
      ...(q && { q }),
    },
    { keepPrevious: true },
  );
}

/** A tenant that the template's action is possible for, found by name, slug, e-mail or phone. */
export function TenantField(
  props: FieldProps<ChosenTenant, { action?: TenantAction }>,
) {
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const [words, setWords] = useState('');
  const action = props.uiSchema['ui:options']?.action ?? 'update';
  const { data } = useFound(action, words);
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
