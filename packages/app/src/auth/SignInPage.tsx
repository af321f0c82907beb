import { UserIdentity } from '@backstage/core-components';
import {
  useApi,
  useTranslationRef,
  type IdentityApi,
} from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import { Alert, Button, Skeleton } from '@backstage/ui';
import { useEffect, useRef, useState } from 'react';
import { LanguageSwitch } from '../nav/LanguageSwitch';
import { shellTranslationRef } from '../translations/ref';
import { oidcAuthApiRef } from './oidc';
import './signIn.css';

type State = 'checking' | 'signed-out' | 'leaving' | 'failed';

/** The identity provider's way back names an error in the address. */
const hasFailed = () =>
  new URLSearchParams(window.location.search).has('error');

function useSignIn(onSignInSuccess: (identity: IdentityApi) => void) {
  const auth = useApi(oidcAuthApiRef);
  const [state, setState] = useState<State>('checking');
  const signedOut = hasFailed() ? 'failed' : 'signed-out';
  const succeed = useRef(onSignInSuccess);
  useEffect(() => {
    let gone = false;
    const check = async () => {
      const identity = await auth.getBackstageIdentity({ optional: true });
      if (gone) return;
      if (!identity) {
        setState(signedOut);
        return;
      }
      const profile = await auth.getProfile();
      if (gone) return;
      succeed.current(
        UserIdentity.create({
          identity: identity.identity,
          authApi: auth,
          profile,
        }),
      );
    };
    check().catch(() => !gone && setState(signedOut));
    return () => {
      gone = true;
    };
  }, [auth, signedOut]);
  const signIn = async () => {
    setState('leaving');
    try {
      await auth.getBackstageIdentity({ instantPopup: true });
      window.location.reload();
    } catch {
      setState('failed');
    }
  };
  return { state, signIn };
}

/** The console's front door: one button that leads to the identity provider. */
export default function SignInPage({ onSignInSuccess }: SignInPageProps) {
  const { t } = useTranslationRef(shellTranslationRef);
  const { state, signIn } = useSignIn(onSignInSuccess);
  useEffect(() => {
    document.title = t('signIn.documentTitle');
  }, [t]);
  return (
    <main className="hq-sign-in">
      <div className="hq-sign-in__panel">
        <h1 className="hq-sign-in__title">{t('shell.product')}</h1>
        <p className="hq-muted">{t('signIn.purpose')}</p>
        {state === 'failed' && (
          <div role="alert">
            <Alert status="danger" icon title={t('signIn.failed')} />
          </div>
        )}
        {state === 'checking' ? (
          <Skeleton height={36} aria-label={t('signIn.checking')} />
        ) : (
          <Button
            size="medium"
            isPending={state === 'leaving'}
            onPress={signIn}
          >
            {t('signIn.action')}
          </Button>
        )}
      </div>
      <LanguageSwitch />
    </main>
  );
}
