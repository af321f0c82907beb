import { Checkbox, CheckboxGroup, Switch } from '@backstage/ui';
import {
  permissionText,
  permissionNames,
  rolesContract,
  type PermissionName,
  type Role,
} from '@cleanmatex/hq-common';
import {
  BilingualField,
  FormDialog,
  TextInput,
  useActor,
  useHqLanguage,
  useHqMutation,
  useName,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useAccessTranslation } from '../i18n/ref';

const texts = ['name', 'name2', 'description', 'description2'] as const;

type Draft = Pick<
  Role,
  (typeof texts)[number] | 'code' | 'mfaRequired' | 'permissions'
>;

const empty: Draft = {
  code: '',
  name: '',
  name2: '',
  description: '',
  description2: '',
  mfaRequired: false,
  permissions: [],
};

/** Permissions that the signed-in person holds, or that the role holds already. */
function PermissionChoice(props: {
  value: readonly PermissionName[];
  onChange: (value: PermissionName[]) => void;
}) {
  const { t } = useAccessTranslation();
  const locale = useHqLanguage();
  const { actor } = useActor();
  const offered = permissionNames.filter(
    name => actor?.permissions.includes(name) || props.value.includes(name),
  );
  return (
    <CheckboxGroup
      label={t('role.field.permissions')}
      value={[...props.value]}
      onChange={value =>
        props.onChange(permissionNames.filter(name => value.includes(name)))
      }
    >
      {offered.map(name => (
        <Checkbox key={name} value={name}>
          {permissionText(name)[locale]}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

/** Makes or changes a custom role, and closes when it is saved. */
function useSave(role: Role | undefined, draft: Draft, onClose: () => void) {
  const create = useHqMutation(rolesContract.create);
  const update = useHqMutation(rolesContract.update);
  const save = async () => {
    const { code, ...fields } = draft;
    try {
      if (role) {
        await update.mutateAsync({
          input: { roleCode: role.code, ...fields },
          ifMatch: role.version,
        });
      } else {
        await create.mutateAsync({ input: { code, ...fields } });
      }
      onClose();
    } catch {
      // The mutation keeps the error; the dialog shows it.
    }
  };
  const { error, isPending } = role ? update : create;
  return { save, error, isPending };
}

/** The form of a custom role. @param props.role - absent for a new one. */
export function RoleDialog(props: { role?: Role; onClose: () => void }) {
  const { t } = useAccessTranslation();
  const nameOf = useName();
  const { role, onClose } = props;
  const [draft, setDraft] = useState<Draft>(role ?? empty);
  const { save, error, isPending } = useSave(role, pick(draft), onClose);
  const issues = error?.issuesByPath ?? {};
  const change = (part: Partial<Draft>) =>
    setDraft(before => ({ ...before, ...part }));
  const part = (field: (typeof texts)[number]) => ({
    label: t(`role.field.${field}`),
    isRequired: true,
    value: draft[field],
    onChange: (text: string) => change({ [field]: text }),
    error: issues[field],
  });
  return (
    <FormDialog
      title={
        role
          ? t('role.edit.title', { name: nameOf(role) })
          : t('role.create.title')
      }
      actionLabel={t(role ? 'edit.act' : 'role.create.act')}
      failedTitle={t('role.failed')}
      error={error}
      isPending={isPending}
      isDisabled={!draft.code || texts.some(field => !draft[field].trim())}
      isDirty={draft !== (role ?? empty)}
      onSubmit={save}
      onClose={onClose}
    >
      {!role && (
        <TextInput
          label={t('role.field.code')}
          hint={t('role.field.codeHint')}
          dir="ltr"
          isRequired
          value={draft.code}
          onChange={code => change({ code })}
          error={issues.code}
        />
      )}
      <BilingualField en={part('name')} ar={part('name2')} />
      <BilingualField en={part('description')} ar={part('description2')} />
      <Switch
        label={t('role.field.mfa')}
        isSelected={draft.mfaRequired}
        onChange={on => change({ mfaRequired: on })}
      />
      <PermissionChoice
        value={draft.permissions}
        onChange={value => change({ permissions: value })}
      />
    </FormDialog>
  );
}

const pick = ({
  code,
  name,
  name2,
  description,
  description2,
  mfaRequired,
  permissions,
}: Draft): Draft => ({
  code,
  name,
  name2,
  description,
  description2,
  mfaRequired,
  permissions,
});
