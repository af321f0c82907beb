import { Button } from '@backstage/ui';
import {
  BilingualField,
  ColorField,
  MergeChoice,
  useCloseGuard,
  type MergeSide,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useSay } from '../useSay';

function Pair(props: { en: string; ar: string; error?: string }) {
  const say = useSay();
  const [en, setEn] = useState(props.en);
  const [ar, setAr] = useState(props.ar);
  return (
    <BilingualField
      en={{
        label: say('Name in English', 'الاسم بالإنجليزية'),
        value: en,
        onChange: setEn,
        isRequired: true,
        error: props.error,
      }}
      ar={{
        label: say('Name in Arabic', 'الاسم بالعربية'),
        value: ar,
        onChange: setAr,
      }}
    />
  );
}

/** Both languages, a missing translation, and an error. */
export function BilingualStory() {
  const say = useSay();
  return (
    <div className="hq-stack">
      <Pair en="Bright Wash" ar="برايت ووش" />
      <Pair en="Bright Wash" ar="" />
      <Pair en="B" ar="ب" error={say('Too short', 'قصير جدًا')} />
    </div>
  );
}

function Picked(props: { value: string; error?: string }) {
  const say = useSay();
  const [value, setValue] = useState(props.value);
  return (
    <ColorField
      label={say('Colour of buttons', 'لون الأزرار')}
      value={value}
      onChange={setValue}
      error={props.error}
    />
  );
}

/** A readable colour, one that is hard to read, and what is none. */
export function ColorStory() {
  const say = useSay();
  return (
    <div className="hq-stack">
      <Picked value="#0F766E" />
      <Picked value="#FDE047" />
      <Picked value="teal" error={say('Not a colour', 'ليس لونًا')} />
    </div>
  );
}

/** What is asked before unsaved changes are closed away. */
export function GuardStory() {
  const say = useSay();
  const { close, question } = useCloseGuard({
    isDirty: true,
    onDiscard: () => undefined,
  });
  return question ?? <Button onPress={close}>{say('Close', 'إغلاق')}</Button>;
}

/** Fields that two people changed at once. */
export function MergeStory() {
  const say = useSay();
  const [choices, setChoices] = useState<Record<string, MergeSide>>({
    name: 'mine',
  });
  return (
    <MergeChoice
      conflicts={[
        {
          path: 'name',
          base: 'Bright Wash',
          theirs: 'Bright Wash Muscat',
          mine: 'Bright Wash & Fold',
        },
        { path: 'city', base: null, theirs: 'Muscat', mine: 'مسقط' },
      ]}
      choices={choices}
      onChoose={(path, side) => setChoices({ ...choices, [path]: side })}
      labelOf={path =>
        path === 'name' ? say('Name', 'الاسم') : say('City', 'المدينة')
      }
    />
  );
}
