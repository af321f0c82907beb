import { TextField } from '@backstage/ui';
import { useHqTranslation } from '../i18n/ref';
import { useFormat } from '../i18n/useFormat';
import { contrastWithWhite, NO_COLOR, READABLE } from './contrast';
import '../styles/forms.css';

/**
 * A colour, typed as six hexadecimal digits or picked, and whether white text on it, which its buttons have, can be
 * read. A colour that is hard to read is said to be so and not refused.
 */
export function ColorField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with it, in the console's language. */
  error?: string;
}) {
  const { t } = useHqTranslation();
  const format = useFormat();
  const { error, ...rest } = props;
  const contrast = contrastWithWhite(props.value);
  const ratio = contrast === undefined ? '' : `${format.number(contrast)}:1`;
  return (
    <div className="hq-color" data-lang="en">
      <div className="hq-color__inputs">
        <TextField
          {...rest}
          maxLength={7}
          spellCheck="false"
          validationBehavior="aria"
          validate={() => error ?? null}
        />
        <input
          type="color"
          className="hq-color__picker"
          aria-label={t('color.pick', { label: props.label })}
          value={contrast === undefined ? NO_COLOR : props.value.toLowerCase()}
          onChange={event => props.onChange(event.target.value.toUpperCase())}
        />
      </div>
      {contrast !== undefined && (
        <p className="hq-color__check" data-readable={contrast >= READABLE}>
          {t(contrast >= READABLE ? 'color.readable' : 'color.hard', { ratio })}
        </p>
      )}
    </div>
  );
}
