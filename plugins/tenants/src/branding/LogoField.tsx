import { logoTypes } from '@cleanmatex/hq-common';
import { Button } from '@backstage/ui';
import { FieldProblem } from '@cleanmatex/hq-react';
import { useRef } from 'react';
import { useTenantsTranslation } from '../i18n/ref';
import type { useLogo } from './useLogo';
import '../styles/brand.css';

/** Chooses a logo from the computer, takes the choice back, or removes the one that the tenant has. */
export function LogoField(props: {
  file: ReturnType<typeof useLogo>;
  hasLogo: boolean;
  /** What is wrong with it, in the console's language. */
  error?: string;
}) {
  const { t } = useTenantsTranslation();
  const input = useRef<HTMLInputElement>(null);
  const { logo, choose, remove, restore } = props.file;
  const isChanged = logo !== undefined;
  return (
    <div className="tenant-logo" role="group" aria-label={t('brand.logo')}>
      <span className="tenant-logo__label">{t('brand.logo')}</span>
      <p className="hq-muted">{t('brand.logoHint')}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept={logoTypes.join(',')}
        onChange={event => {
          void choose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <div className="tenant-logo__buttons">
        <Button variant="secondary" onPress={() => input.current?.click()}>
          {t('brand.chooseLogo')}
        </Button>
        {props.hasLogo && logo !== null && (
          <Button variant="secondary" onPress={remove}>
            {t('brand.removeLogo')}
          </Button>
        )}
        {isChanged && (
          <Button variant="tertiary" onPress={restore}>
            {t('brand.keepLogo')}
          </Button>
        )}
      </div>
      <p role="status" className="hq-muted">
        {logo && <bdi>{logo.name}</bdi>}
        {logo === null && t('brand.logoGoes')}
      </p>
      <FieldProblem text={props.error} />
    </div>
  );
}
