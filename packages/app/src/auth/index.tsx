import { SignInPageBlueprint } from '@backstage/plugin-app-react';
import { oidcAuthApi } from './oidc';

const signInPage = SignInPageBlueprint.make({
  params: { loader: () => import('./SignInPage').then(m => m.default) },
});

/** Sign-in page and the API behind it. */
export const authExtensions = [oidcAuthApi, signInPage];
