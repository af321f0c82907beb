import { useCallback } from 'react';
import { hqMessages } from '../i18n/messages';
import { useHqTranslation } from '../i18n/ref';
import { useName } from './text';

type KindKey = Extract<keyof typeof hqMessages, `subject.${string}`>;

const isKindKey = (key: string): key is KindKey => key in hqMessages;

/** Names of the kinds of things that acts change, in the console's language; an unknown kind goes by its code. */
export function useSubjectKind(): (subjectType: string) => string {
  const { t } = useHqTranslation();
  return subjectType => {
    const key = `subject.${subjectType}`;
    return isKindKey(key) ? t(key) : subjectType;
  };
}

/** A thing that an act changes, by its names. */
interface NamedSubject {
  subjectName: string | null;
  subjectName2: string | null;
}

/** Picks the names of changed things in the console's language; null for what has none. */
export function useSubjectName(): (subject: NamedSubject) => string | null {
  const nameOf = useName();
  return useCallback(
    ({ subjectName, subjectName2 }) =>
      subjectName && nameOf({ name: subjectName, name2: subjectName2 }),
    [nameOf],
  );
}
