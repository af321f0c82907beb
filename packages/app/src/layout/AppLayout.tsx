import {
  coreExtensionData,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import appPlugin from '@backstage/plugin-app';
import { useEffect, useRef, type ReactNode } from 'react';
import { CommandPalette } from '../palette/CommandPalette';
import { shellTranslationRef } from '../translations/ref';
import './layout.css';

const CONTENT_ID = 'hq-content';

/* Backstage's tables let columns be dragged by a handle inside the header's sort button: a button in a
 * button, which assistive technology cannot make sense of. The handle keeps working for the mouse. */
const NESTED_HANDLES = '[data-rbd-drag-handle-draggable-id][role="button"]';

function unnestHandles(root: HTMLElement) {
  root.querySelectorAll(NESTED_HANDLES).forEach(handle => {
    ['role', 'tabindex', 'aria-describedby'].forEach(name =>
      handle.removeAttribute(name),
    );
  });
}

function useUnnestedHandles() {
  const root = useRef<HTMLElement>(null);
  useEffect(() => {
    const main = root.current;
    if (!main) return undefined;
    const observer = new MutationObserver(() => unnestHandles(main));
    observer.observe(main, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  return root;
}

/** Navigation at the start edge, the page beside it. */
function Shell(props: { nav: ReactNode; children: ReactNode }) {
  const { t } = useTranslationRef(shellTranslationRef);
  const main = useUnnestedHandles();
  return (
    <div className="hq-shell">
      <a href={`#${CONTENT_ID}`} className="hq-shell__skip">
        {t('shell.skipToContent')}
      </a>
      {props.nav}
      <main
        ref={main}
        id={CONTENT_ID}
        tabIndex={-1}
        className="hq-shell__content"
      >
        {props.children}
      </main>
      <CommandPalette />
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
