import { Button, Radio, RadioGroup, Select, TextField } from '@backstage/ui';
import {
  viewScopes,
  viewScopeTexts,
  viewsContract,
  type ViewScope,
} from '@cleanmatex/hq-common';
import { useState, type FormEvent } from 'react';
import { useHqMutation } from '../api/queries';
import { useActor, useMay } from '../hooks/useActor';
import { useHqTranslation } from '../i18n/ref';
import { useHqLanguage } from '../i18n/useHqLanguage';
import { ErrorState } from './states';
import { nameIn } from './text';

function ScopeChoice(props: {
  scope: ViewScope;
  onChange: (scope: ViewScope) => void;
}) {
  const { t } = useHqTranslation();
  const locale = useHqLanguage();
  const { allowed, reason } = useMay('hq.view.share');
  return (
    <RadioGroup
      label={t('views.scope')}
      description={allowed ? undefined : reason}
      orientation="horizontal"
      value={props.scope}
      onChange={scope => props.onChange(scope as ViewScope)}
    >
      {viewScopes.map(scope => (
        <Radio
          key={scope}
          value={scope}
          isDisabled={scope !== 'personal' && !allowed}
        >
          {viewScopeTexts[scope][locale]}
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** Saves the list as it is shown now; a view of the same name is replaced. */
export function SaveViewForm(props: {
  list: string;
  path: string;
  query: string;
}) {
  const { t } = useHqTranslation();
  const locale = useHqLanguage();
  const { actor } = useActor();
  const save = useHqMutation(viewsContract.save);
  const [name, setName] = useState('');
  const [scope, setScope] = useState<ViewScope>('personal');
  const roles = actor?.roles ?? [];
  const [team, setTeam] = useState<string>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const ofTeam = scope === 'team' && { team: team ?? roles[0]?.code };
    try {
      await save.mutateAsync({ input: { ...props, name, scope, ...ofTeam } });
      setName('');
    } catch {
      // The mutation keeps the error; the form shows it.
    }
  };
  return (
    <form className="hq-views__form" onSubmit={submit}>
      <TextField
        label={t('views.name')}
        value={name}
        onChange={setName}
        isRequired
      />
      <ScopeChoice scope={scope} onChange={setScope} />
      {scope === 'team' && (
        <Select
          label={t('views.team')}
          options={roles.map(role => ({
            value: role.code,
            label: nameIn(locale, role),
          }))}
          value={team ?? roles[0]?.code ?? null}
          onChange={key => setTeam(String(key))}
        />
      )}
      {save.error && <ErrorState error={save.error} />}
      <Button type="submit" variant="primary" isPending={save.isPending}>
        {t('views.save')}
      </Button>
    </form>
  );
}
