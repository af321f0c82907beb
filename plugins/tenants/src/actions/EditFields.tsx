import { Radio, RadioGroup } from '@backstage/ui';
import type { Tenant } from '@cleanmatex/hq-common';
import {
  BilingualField,
  PhoneField,
  TextInput,
  TimeZoneField,
  useMay,
  type InputProps,
} from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { CountryInput, CurrencyInput } from '../inputs';
import type { Draft, EditedField } from './draft';
import { FeatureFields } from './FeatureFields';
import { HoursFields } from './HoursFields';

interface EditFieldsProps {
  tenant: Tenant;
  draft: Draft;
  /** What is wrong, by field. */
  issues: Record<string, string>;
  onChange: (part: Draft) => void;
}

function useField(props: EditFieldsProps) {
  const { t } = useTenantsTranslation();
  return (field: EditedField): InputProps & { label: string } => ({
    label: t(`field.${field}`),
    value: props.draft[field] ?? props.tenant[field] ?? '',
    onChange: value => props.onChange({ [field]: value }),
    error: props.issues[field],
  });
}

function LanguageInput(props: InputProps) {
  const { t } = useTenantsTranslation();
  return (
    <RadioGroup
      label={props.label}
      value={props.value}
      onChange={props.onChange}
      orientation="horizontal"
    >
      <Radio value="ar">{t('language.ar')}</Radio>
      <Radio value="en">{t('language.en')}</Radio>
    </RadioGroup>
  );
}

function ProfileFields(props: EditFieldsProps) {
  const { t } = useTenantsTranslation();
  const field = useField(props);
  const unmasked = useMay('hq.pii.read').allowed;
  const hint = unmasked ? undefined : t('edit.masked');
  return (
    <div className="tenant-form__fields">
      <div className="tenant-form__wide">
        <BilingualField
          en={{ ...field('name'), isRequired: true }}
          ar={field('name2')}
          maxLength={255}
        />
      </div>
      <TextInput {...field('slug')} dir="ltr" isRequired maxLength={63} />
      <TextInput
        {...field('email')}
        dir="ltr"
        type="email"
        hint={hint}
        isRequired
      />
      <PhoneField
        {...field('phone')}
        country={field('country').value}
        hint={hint}
        isRequired
      />
      <LanguageInput {...field('language')} />
      <CountryInput {...field('country')} />
      <CurrencyInput {...field('currency')} />
      <TimeZoneField {...field('timezone')} />
      <TextInput {...field('city')} maxLength={100} />
      <TextInput {...field('address')} maxLength={500} />
    </div>
  );
}

/** What of a tenant the dialog edits: its profile, two fields in a row, its hours and its features. */
export function EditFields(props: EditFieldsProps) {
  const { tenant, draft, onChange } = props;
  const hours = draft.businessHours;
  return (
    <>
      <ProfileFields {...props} />
      <HoursFields
        value={hours === undefined ? tenant.businessHours : hours}
        issues={props.issues}
        onChange={businessHours => onChange({ businessHours })}
      />
      <FeatureFields
        value={{ ...tenant.featureFlags, ...draft.featureFlags }}
        onChange={(name, on) =>
          onChange({ featureFlags: { ...draft.featureFlags, [name]: on } })
        }
      />
    </>
  );
}
