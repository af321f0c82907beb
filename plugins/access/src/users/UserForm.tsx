import { Checkbox, CheckboxGroup, Select } from '@backstage/ui';
import type { RequestOf, usersContract } from '@cleanmatex/hq-common';
import {
  BilingualField,
  FieldProblem,
  TextInput,
  useName,
} from '@cleanmatex/hq-react';
import { useAccessTranslation } from '../i18n/ref';
import { useRoles } from '../useRoles';

/** What the form of a person holds. */
export type UserDraft = Required<
  Pick<
    RequestOf<typeof usersContract.create>,
    'email' | 'name' | 'locale' | 'roles'
  >
> & { name2: string };

/** The fields of a person, with what the API says is wrong with each. */
export function UserForm(props: {
  draft: UserDraft;
  issues: Record<string, string>;
  onChange: (part: Partial<UserDraft>) => void;
}) {
  const { t } = useAccessTranslation();
  const { draft, issues, onChange } = props;
  const name = useName();
  return (
    <>
      <TextInput
        label={t('user.field.email')}
        type="email"
        dir="ltr"
        isRequired
        value={draft.email}
        onChange={email => onChange({ email })}
        error={issues.email}
      />
      <BilingualField
        en={{
          label: t('user.field.name'),
          isRequired: true,
          value: draft.name,
          onChange: text => onChange({ name: text }),
          error: issues.name,
        }}
        ar={{
          label: t('user.field.name2'),
          value: draft.name2,
          onChange: name2 => onChange({ name2 }),
          error: issues.name2,
        }}
      />
      <Select
        label={t('user.field.locale')}
        options={[
          { value: 'en', label: t('user.locale.en') },
          { value: 'ar', label: t('user.locale.ar') },
        ]}
        value={draft.locale}
        onChange={key => onChange({ locale: key === 'ar' ? 'ar' : 'en' })}
      />
      <div>
        <CheckboxGroup
          label={t('user.field.roles')}
          value={draft.roles}
          onChange={roles => onChange({ roles })}
        >
          {useRoles().map(role => (
            <Checkbox key={role.code} value={role.code}>
              {name(role)}
            </Checkbox>
          ))}
        </CheckboxGroup>
        <FieldProblem text={issues.roles} />
      </div>
    </>
  );
}
