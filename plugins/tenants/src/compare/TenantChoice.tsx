import { Select } from '@backstage/ui';
import type { Tenant } from '@cleanmatex/hq-common';
import { useName } from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useFoundTenants } from '../fields/useFoundTenants';
import { useTenantsTranslation } from '../i18n/ref';

/** Any tenant, found by name or slug. */
export function TenantChoice(props: {
  label: string;
  /** Id of the chosen one; empty when there is none. */
  value: string;
  /** The chosen one, once it is known. */
  chosen?: Tenant;
  onChange: (id: string) => void;
}) {
  const { chosen, value, onChange } = props;
  const { t } = useTenantsTranslation();
  const nameOf = useName();
  const [words, setWords] = useState('');
  const found = useFoundTenants(words).data?.items ?? [];
  const offered =
    chosen && !found.some(({ id }) => id === chosen.id)
      ? [chosen, ...found]
      : found;
  return (
    <Select
      label={props.label}
      placeholder={t('form.tenant.choose')}
      options={offered.map(tenant => ({
        value: tenant.id,
        label: `${nameOf(tenant)} · ${tenant.slug}`,
      }))}
      search={{
        mode: 'server',
        inputValue: words,
        onInputChange: setWords,
        placeholder: t('form.tenant.search'),
      }}
      value={value || null}
      onChange={id => onChange(id === null ? '' : String(id))}
    />
  );
}
