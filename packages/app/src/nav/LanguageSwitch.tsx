import {
  appLanguageApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useHqLanguage } from '@cleanmatex/hq-react';
import { languageNames } from '../translations/languages';
import { shellTranslationRef } from '../translations/ref';
import './nav.css';

/** Switches between the console's languages; each is named in itself. */
export function LanguageSwitch() {
  const { t } = useTranslationRef(shellTranslationRef);
  const api = useApi(appLanguageApiRef);
  const current = useHqLanguage();
  return (
    <div role="group" aria-label={t('shell.language')} className="hq-languages">
      {Object.entries(languageNames).map(([code, name]) => (
        <Button
          key={code}
          size="small"
          variant="tertiary"
          aria-pressed={code === current}
          onPress={() => api.setLanguage(code)}
        >
          <span lang={code}>{name}</span>
        </Button>
      ))}
    </div>
  );
}
