import { Checkbox, CheckboxGroup, Select } from '@backstage/ui';
import {
  apiKeysContract,
  permissionText,
  type PermissionName,
  type Role,
} from '@cleanmatex/hq-common';
import {
  FieldProblem,
  FormDialog,
  TextInput,
  useActor,
  useHqLanguage,
  useHqMutation,
  useName,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useAccessTranslation } from '../i18n/ref';
import { useRoles } from '../useRoles';

const DEFAULT_DAYS = '90';

function ScopeChoice(props: {
  role: Role;
  value: string[];
  onChange: (scopes: string[]) => void;
}) {
  const { t } = useAccessTranslation();
  const locale = useHqLanguage();
  return (
    <CheckboxGroup
      label={t('key.field.scopes')}
      description={t('key.field.scopesHint')}
      value={props.value}
      onChange={props.onChange}
    >
      {props.role.permissions.map(name => (
        <Checkbox key={name} value={name}>
          {permissionText(name)[locale]}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}

/** Roles out of which the signed-in person may make a key that holds something. */
function useGrantableRoles(): Role[] {
  const { actor } = useActor();
  return useRoles().filter(role =>
    role.permissions.some(name => actor?.permissions.includes(name)),
  );
}

interface KeyDraft {
  name: string;
  roleCode: string;
  days: string;
  scopes: string[];
}

/** What was typed, and how the key is made. */
function useNewKey(onDone: (secret: string) => void) {
  const [draft, setDraft] = useState<KeyDraft>({
    name: '',
    roleCode: '',
    days: DEFAULT_DAYS,
    scopes: [],
  });
  const create = useHqMutation(apiKeysContract.create);
  const submit = async () => {
    const { name, roleCode, days, scopes } = draft;
    try {
      const { secret } = await create.mutateAsync({
        input: {
          name,
          roleCode,
          expiresInDays: Number(days),
          scopes: scopes.length ? (scopes as PermissionName[]) : undefined,
        },
      });
      onDone(secret ?? '');
    } catch {
      // The mutation keeps the error; the dialog shows it.
    }
  };
  const change = (part: Partial<KeyDraft>) =>
    setDraft(before => ({ ...before, ...part }));
  return { draft, change, create, submit };
}

/** Makes an API key and hands its text to `onDone`. */
export function CreateKeyDialog(props: {
  onClose: () => void;
  onDone: (secret: string) => void;
}) {
  const { t } = useAccessTranslation();
  const roleName = useName();
  const roles = useGrantableRoles();
  const { draft, change, create, submit } = useNewKey(props.onDone);
  const issues = create.error?.issuesByPath ?? {};
  const role = roles.find(({ code }) => code === draft.roleCode);
  return (
    <FormDialog
      title={t('key.create.title')}
      actionLabel={t('key.create.act')}
      failedTitle={t('key.create.failed')}
      error={create.error}
      isPending={create.isPending}
      isDisabled={!draft.name.trim() || !role}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <TextInput
        label={t('key.field.name')}
        isRequired
        maxLength={80}
        value={draft.name}
        onChange={name => change({ name })}
        error={issues.name}
      />
      <Select
        label={t('key.field.role')}
        options={roles.map(option => ({
          value: option.code,
          label: roleName(option),
        }))}
        value={draft.roleCode || null}
        onChange={key => change({ roleCode: String(key ?? ''), scopes: [] })}
      />
      <TextInput
        label={t('key.field.days')}
        dir="ltr"
        value={draft.days}
        onChange={days => change({ days })}
        error={issues.expiresInDays}
      />
      {role && (
        <ScopeChoice
          role={role}
          value={draft.scopes}
          onChange={scopes => change({ scopes })}
        />
      )}
      <FieldProblem text={issues.scopes} />
    </FormDialog>
  );
}
