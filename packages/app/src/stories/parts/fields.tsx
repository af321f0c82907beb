import {
  ChoiceField,
  DayField,
  FieldProblem,
  FormDialog,
  MoneyField,
  PhoneField,
  TextInput,
  TimeZoneField,
} from '@cleanmatex/hq-react';
import { useState } from 'react';
import { useSay } from '../useSay';

function useField(start: string) {
  const [value, onChange] = useState(start);
  return { value, onChange };
}

function City(props: { value: string; error?: string }) {
  const say = useSay();
  return (
    <TextInput
      label={say('City', 'المدينة')}
      hint={say('As on the invoice', 'كما في الفاتورة')}
      error={props.error}
      isRequired
      {...useField(props.value)}
    />
  );
}

function Plan() {
  const say = useSay();
  return (
    <ChoiceField
      label={say('Plan', 'الخطة')}
      searchPlaceholder={say('Find a plan', 'ابحث عن خطة')}
      options={[
        { value: 'starter', label: say('Starter', 'البداية') },
        { value: 'growth', label: say('Growth', 'النمو') },
      ]}
      error={say('Not on offer any more', 'لم تعد متاحة')}
      {...useField('growth')}
    />
  );
}

/** Text, choice, money, phone and time zone, some of them with what is wrong. */
export function FieldsStory() {
  const say = useSay();
  return (
    <div className="hq-stack">
      <City value="Muscat" />
      <City value="" error={say('Missing', 'مفقودة')} />
      <Plan />
      <MoneyField
        label={say('Credit limit', 'حد الائتمان')}
        currency="OMR"
        {...useField('125.5')}
      />
      <PhoneField
        label={say('Phone', 'الهاتف')}
        country="OM"
        {...useField('+96892123456')}
      />
      <TimeZoneField
        label={say('Time zone', 'المنطقة الزمنية')}
        {...useField('Asia/Muscat')}
      />
      <FieldProblem text={say('Choose one', 'اختر واحدة')} />
    </div>
  );
}

/** A form in a dialog, with a note beside its buttons. */
export function FormDialogStory() {
  const say = useSay();
  return (
    <FormDialog
      title={say('Edit branch', 'تعديل الفرع')}
      actionLabel={say('Save', 'حفظ')}
      note={say('Saved for all users', 'يُحفظ لجميع المستخدمين')}
      onSubmit={() => undefined}
      onClose={() => undefined}
    >
      <City value="Muscat" />
      <DayField
        label={say('Open since', 'تاريخ الافتتاح')}
        isRequired
        {...useField('2026-01-31')}
      />
    </FormDialog>
  );
}
