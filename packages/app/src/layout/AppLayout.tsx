import {
  coreExtensionData,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import appPlugin from '@backstage/plugin-app';
import { HqToasts, useHqLanguage, useLiveData } from '@cleanmatex/hq-react';
import { useEffect, type ReactNode } from 'react';
import { Keys } from '../keys/Keys';
import { CommandPalette } from '../palette/CommandPalette';
import { useFormatsInStep } from '../settings/useFormatChoices';
import { shellTranslationRef } from '../translations/ref';
import { adaptStock } from './adaptStock';
import './layout.css';

const CONTENT_ID = 'hq-content';

/** Navigation at the start edge, the page beside it. */
function Shell(props: { nav: ReactNode; children: ReactNode }) {
  const { t } = useTranslationRef(shellTranslationRef);
  const locale = useHqLanguage();
  useEffect(() => adaptStock(locale), [locale]);
  useLiveData();
  useFormatsInStep();
  return (
    <div className="hq-shell">
      <a href={`#${CONTENT_ID}`} className="hq-shell__skip">
        {t('shell.skipToContent')}
      </a>
      {props.nav}
      <main id={CONTENT_ID} tabIndex={-1} className="hq-shell__content">
        {props.children}
      </main>
      <CommandPalette />
      <Keys />
      <HqToasts />
    </div>
  );
}

/** The console's frame in place of Backstage's. */
export const layoutExtension = appPlugin.getExtension('app/layout').override({
  factory: (_, { inputs }) => [
    coreExtensionData.reactElement(
      <Shell nav={inputs.nav.get(coreExtensionData.reactElement)}>
        {inputs.content.get(coreExtensionData.reactElement)}
      </Shell>,
    ),
  ],
});
