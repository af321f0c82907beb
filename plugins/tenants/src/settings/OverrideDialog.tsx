import {
  checkTexts,
  settingValueProblem,
  tenantsContract,
  type TenantSetting,
} from '@cleanmatex/hq-common';
import {
  ChangesPreview,
  FormDialog,
  TextInput,
  useDryRun,
  useHqLanguage,
  useHqMutation,
  useSettled,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { useSettingDiff, useSettingName } from './settingTexts';

interface OverrideProps {
  tenantId: string;
  setting: TenantSetting;
  onClose: () => void;
}

/** What was typed, what it would change, and its saving in the version that the dialog was opened with. */
function useOverride({ tenantId, setting, onClose }: OverrideProps) {
  const [value, setValue] = useState(setting.value ?? '');
  const [reason, setReason] = useState('');
  const typed = value.trim();
  const isChanged = typed !== '' && typed !== setting.value;
  const locale = useHqLanguage();
  const own = isChanged ? settingValueProblem(setting.type, typed) : undefined;
  const input = { tenantId, code: setting.code, value: typed };
  const ifMatch = setting.version;
  const settled = useSettled(typed);
  const preview = useDryRun(
    tenantsContract.overrideSetting,
    { input, ifMatch },
    { enabled: isChanged && !own && settled === typed },
  );
  const save = useHqMutation(tenantsContract.overrideSetting);
  const submit = async () => {
    if (!isChanged || own) return;
    const why = reason.trim() || undefined;
    try {
      await save.mutateAsync({ input: { ...input, reason: why }, ifMatch });
      onClose();
    } catch {
      // The mutation keeps the error; the dialog shows it.
    }
  };
  const problem = save.error ?? (isChanged ? preview.error : null);
  const issue = own ? checkTexts[own][locale] : problem?.issuesByPath.value;
  return {
    value,
    setValue: (text: string) => {
      save.reset();
      setValue(text);
    },
    reason,
    setReason,
    preview,
    issue,
    error: issue ? null : problem,
    submit,
    isChanged,
    isSaving: save.isPending,
  };
}

/** Gives a tenant a value of its own for a number, date or text: typed, previewed, saved. */
export function OverrideDialog(props: OverrideProps) {
  const { t } = useTenantsTranslation();
  const [opened] = useState(props.setting);
  const edit = useOverride({ ...props, setting: opened });
  const name = useSettingName()(opened);
  const texts = useSettingDiff(opened);
  return (
    <FormDialog
      title={t('settings.override', { name })}
      actionLabel={t('settings.save')}
      error={edit.error}
      isPending={edit.isSaving}
      isDisabled={!edit.isChanged || Boolean(edit.issue)}
      isDirty={edit.isChanged}
      onSubmit={edit.submit}
      onClose={props.onClose}
      width={520}
    >
      <TextInput
        label={name}
        hint={t(`settings.hint.${opened.type}`)}
        value={edit.value}
        onChange={edit.setValue}
        error={edit.issue}
        dir={opened.type === 'text' ? 'auto' : 'ltr'}
        isRequired
      />
      <TextInput
        label={t('edit.reason')}
        hint={t('edit.reasonHint')}
        value={edit.reason}
        onChange={edit.setReason}
        maxLength={500}
      />
      {edit.isChanged && !edit.issue && (
        <ChangesPreview preview={edit.preview} {...texts} />
      )}
    </FormDialog>
  );
}
