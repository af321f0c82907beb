import { Button, Switch } from '@backstage/ui';
import {
  weekDays,
  type BusinessHours,
  type WeekDay,
} from '@cleanmatex/hq-common';
import { FieldProblem, TextInput } from '@cleanmatex/hq-react';
import { useTenantsTranslation } from '../i18n/ref';
import { closedWeek, NEW_DAY, timeOf } from './hours';

interface HoursFieldsProps {
  /** Null where no hours are known. */
  value: BusinessHours | null;
  /** What is wrong, by field: `businessHours.sun.close`. */
  issues: Record<string, string>;
  onChange: (hours: BusinessHours | null) => void;
}

type Day = BusinessHours[WeekDay];

function TimeInput(props: {
  label: string;
  value: string;
  isInvalid: boolean;
  onChange: (time: string) => void;
}) {
  return (
    <TextInput
      aria-label={props.label}
      value={props.value}
      onChange={props.onChange}
      onBlur={() => props.onChange(timeOf(props.value))}
      isInvalid={props.isInvalid}
      dir="ltr"
      maxLength={5}
    />
  );
}

function DayRow(props: {
  name: WeekDay;
  day: Day;
  issues: Record<string, string>;
  onChange: (day: Day) => void;
  onCopy: () => void;
}) {
  const { t } = useTenantsTranslation();
  const { name, day, onChange } = props;
  const label = t(`hours.${name}`);
  const issueOf = (end: 'open' | 'close') =>
    props.issues[`businessHours.${name}.${end}`];
  const time = (end: 'open' | 'close', value: NonNullable<Day>) => (
    <TimeInput
      label={t(end === 'open' ? 'hours.opens' : 'hours.closes', { day: label })}
      value={value[end]}
      isInvalid={Boolean(issueOf(end))}
      onChange={text => onChange({ ...value, [end]: text })}
    />
  );
  return (
    <div role="group" aria-label={label} className="tenant-hours__day">
      <Switch
        label={label}
        isSelected={day !== null}
        onChange={open => onChange(open ? { ...NEW_DAY } : null)}
      />
      {day ? (
        <span className="tenant-hours__times">
          {time('open', day)}
          <span aria-hidden>–</span>
          {time('close', day)}
        </span>
      ) : (
        <span className="hq-muted tenant-hours__times">
          {t('hours.closed')}
        </span>
      )}
      <Button
        size="small"
        variant="tertiary"
        aria-label={t('hours.copyLabel', { day: label })}
        onPress={props.onCopy}
      >
        {t('hours.copy')}
      </Button>
      <FieldProblem text={issueOf('open') ?? issueOf('close')} />
    </div>
  );
}

/** Opening hours of the week, a day in a row; one day's hours can be given to all. */
export function HoursFields({ value, issues, onChange }: HoursFieldsProps) {
  const { t } = useTenantsTranslation();
  return (
    <fieldset className="tenant-field">
      <legend className="tenant-field__legend">{t('overview.hours')}</legend>
      {value ? (
        weekDays.map(name => (
          <DayRow
            key={name}
            name={name}
            day={value[name]}
            issues={issues}
            onChange={day => onChange({ ...value, [name]: day })}
            onCopy={() =>
              onChange(
                Object.fromEntries(
                  weekDays.map(each => [
                    each,
                    value[name] && { ...value[name] },
                  ]),
                ) as BusinessHours,
              )
            }
          />
        ))
      ) : (
        <p className="hq-muted">{t('hours.unset')}</p>
      )}
      <Button
        size="small"
        variant="secondary"
        onPress={() => onChange(value ? null : closedWeek())}
      >
        {t(value ? 'hours.remove' : 'hours.set')}
      </Button>
    </fieldset>
  );
}
