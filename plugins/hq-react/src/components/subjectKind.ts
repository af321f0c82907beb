import { hqMessages } from '../i18n/messages';
import { useHqTranslation } from '../i18n/ref';

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
