import { Button } from '@backstage/ui';
import {
  slugFromName,
  tenantsContract,
  type SlugAvailability,
} from '@cleanmatex/hq-common';
import { TextInput, useHqQuery, useSettled } from '@cleanmatex/hq-react';
import { useEffect, useState } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import { formOf, labelOf, type FieldProps } from './props';
import '../styles/tenants.css';

function Availability(props: {
  slug: string;
  answer: SlugAvailability | undefined;
  failed: boolean;
  onUse: (slug: string) => void;
}) {
  const { t } = useTenantsTranslation();
  const { slug, answer, failed } = props;
  if (failed) return <>{t('form.slug.unknown')}</>;
  if (!answer || answer.slug !== slug) return <>{t('form.slug.checking')}</>;
  if (answer.available) return <>{t('form.slug.free', { slug })}</>;
  const { suggestion } = answer;
  return (
    <>
      {answer.reason}
      {suggestion && (
        <Button
          size="small"
          variant="secondary"
          onPress={() => props.onUse(suggestion)}
        >
          {t('form.slug.suggest', { slug: suggestion })}
        </Button>
      )}
    </>
  );
}

const toneOf = (answer: SlugAvailability | undefined, slug: string) => {
  if (!answer || answer.slug !== slug) return 'neutral';
  return answer.available ? 'good' : 'danger';
};

/** The slug: made of the English name until it is typed, with whether it is free while typing. */
export function SlugField(props: FieldProps<string>) {
  const { formData, onChange } = props;
  const made = slugFromName(formOf(props).name ?? '');
  const [typed, setTyped] = useState(Boolean(formData) && formData !== made);
  const slug = formData ?? '';
  useEffect(() => {
    if (!typed && made !== slug) onChange(made || undefined);
  }, [typed, made, slug, onChange]);
  const asked = useSettled(slug);
  const { data, isError } = useHqQuery(
    tenantsContract.slugAvailability,
    { slug: asked },
    { enabled: asked !== '' },
  );
  const set = (value: string) => {
    setTyped(value !== '');
    onChange(value || undefined);
  };
  return (
    <div>
      <TextInput
        label={labelOf(props)}
        hint={props.schema.description}
        value={slug}
        onChange={value => set(value.toLowerCase().replace(/\s+/g, '-'))}
        error={props.rawErrors?.[0]}
        isRequired={props.required}
        dir="ltr"
        maxLength={63}
      />
      <p
        className="tenant-field__note"
        role="status"
        data-tone={toneOf(data, slug)}
      >
        {slug && (
          <Availability
            slug={slug}
            answer={data}
            failed={isError}
            onUse={set}
          />
        )}
      </p>
    </div>
  );
}
