import { TextField } from '@backstage/ui';
import { useHqTranslation } from '../i18n/ref';
import '../styles/forms.css';

/** One language of a text that has two. */
export interface BilingualPart {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with it, in the console's language. */
  error?: string;
  isRequired?: boolean;
}

/**
 * A text in English and Arabic, side by side, each in its own direction whatever the console's language. A language
 * that is empty while the other is not is marked as a missing translation.
 */
export function BilingualField(props: {
  en: BilingualPart;
  ar: BilingualPart;
  maxLength?: number;
}) {
  const { t } = useHqTranslation();
  const { en, ar, maxLength } = props;
  const markOf = (part: BilingualPart, other: BilingualPart) => {
    if (!part.value.trim() && other.value.trim()) return t('bilingual.missing');
    return part.isRequired ? t('form.required') : undefined;
  };
  const field = (
    lang: 'en' | 'ar',
    { error, ...part }: BilingualPart,
    other: BilingualPart,
  ) => (
    <div className="hq-bilingual__part" data-lang={lang} lang={lang}>
      <TextField
        {...part}
        secondaryLabel={markOf(part, other)}
        maxLength={maxLength}
        validationBehavior="aria"
        validate={() => error ?? null}
      />
    </div>
  );
  return (
    <div className="hq-bilingual">
      {field('en', en, ar)}
      {field('ar', ar, en)}
    </div>
  );
}
