import { DatePicker } from '@backstage/ui';
import { parseDate } from '@internationalized/date';
import { useHqTranslation } from '../i18n/ref';
import { FieldProblem, type InputProps } from './TextInput';
import '../styles/forms.css';

/** A day of the calendar, such as `2026-11-24`: typed part by part, or picked from a month. Empty for none. */
export function DayField(props: InputProps & { label: string }) {
  const { t } = useHqTranslation();
  const { value, onChange, error, hint, ...rest } = props;
  return (
    <div>
      <DatePicker
        {...rest}
        granularity="day"
        secondaryLabel={props.isRequired ? t('form.required') : undefined}
        description={hint}
        value={value ? parseDate(value) : null}
        onChange={day => onChange(day?.toString() ?? '')}
        isInvalid={Boolean(error)}
      />
      <FieldProblem text={error} />
    </div>
  );
}
