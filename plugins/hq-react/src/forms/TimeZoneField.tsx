import { intlLocales, type Locale } from '@cleanmatex/hq-common';
import { useMemo } from 'react';
import { useHqTranslation } from '../i18n/ref';
import { useHqLanguage } from '../i18n/useHqLanguage';
import { ChoiceField, type ChoiceOption } from './ChoiceField';
import type { InputProps } from './TextInput';

const part = (zone: string, locale: string, style: 'long' | 'longOffset') =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: style })
    .formatToParts(new Date())
    .find(({ type }) => type === 'timeZoneName')?.value ?? '';

/** Distance of a zone from UTC now, such as UTC+04:00. */
export function offsetOf(zone: string): string {
  const offset = part(zone, 'en', 'longOffset').replace('GMT', '');
  return `UTC${offset || '+00:00'}`;
}

const known = new Map<Locale, ChoiceOption[]>();

/** All zones with their distance from UTC and their name in a language; made once, which takes some time. */
function zonesIn(locale: Locale): ChoiceOption[] {
  const zones =
    known.get(locale) ??
    Intl.supportedValuesOf('timeZone').map(value => optionOf(value, locale));
  known.set(locale, zones);
  return zones;
}

function optionOf(zone: string, locale: Locale): ChoiceOption {
  const name = part(zone, intlLocales[locale], 'long');
  const isName = !/\d/.test(name);
  const texts = [zone.replaceAll('_', ' '), offsetOf(zone)];
  return {
    value: zone,
    label: [...texts, ...(isName ? [name] : [])].join(' · '),
  };
}

/** A time zone of the IANA database, found by its name, its distance from UTC or its name in the console's language. */
export function TimeZoneField(props: InputProps) {
  const { t } = useHqTranslation();
  const locale = useHqLanguage();
  const { value } = props;
  const options = useMemo(() => {
    const zones = zonesIn(locale);
    const isListed = !value || zones.some(zone => zone.value === value);
    return isListed ? zones : [{ value, label: value }, ...zones];
  }, [locale, value]);
  return (
    <ChoiceField
      {...props}
      options={options}
      searchPlaceholder={t('timeZone.search')}
    />
  );
}
