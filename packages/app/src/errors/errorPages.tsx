import {
  useTranslationRef,
  type ErrorDisplayProps,
} from '@backstage/frontend-plugin-api';
import { Button, ButtonLink } from '@backstage/ui';
import { EmptyState, HqPage } from '@cleanmatex/hq-react';
import { useLocation } from 'react-router-dom';
import { shellTranslationRef } from '../translations/ref';

/** Shown at an address without a page. */
export function NotFound() {
  const { t } = useTranslationRef(shellTranslationRef);
  const { pathname } = useLocation();
  return (
    <HqPage
      title={t('error.notFoundTitle')}
      context={<bdi dir="ltr">{pathname}</bdi>}
    >
      <EmptyState
        body={t('error.notFoundBody')}
        action={<ButtonLink href="/">{t('error.goHome')}</ButtonLink>}
      />
    </HqPage>
  );
}

/** Shown in place of a part of a page that threw. */
export function CrashNote({ error, resetError }: ErrorDisplayProps) {
  const { t } = useTranslationRef(shellTranslationRef);
  return (
    <div className="hq-page" role="alert">
      <EmptyState
        title={t('error.crashTitle')}
        body={t('error.crashBody')}
        action={<Button onPress={resetError}>{t('error.retry')}</Button>}
      />
      <details>
        <summary>{t('error.details')}</summary>
        <pre dir="ltr">{`${error.name}: ${error.message}`}</pre>
      </details>
    </div>
  );
}
