import { UserIdentity } from '@backstage/core-components';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  coreExtensionData,
  createFrontendModule,
  createFrontendPlugin,
  fetchApiRef,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import appPlugin from '@backstage/plugin-app';
import {
  SignInPageBlueprint,
  type SignInPageProps,
} from '@backstage/plugin-app-react';
import bulkPlugin from '@cleanmatex/bulk';
import { HqToasts, useHqLanguage } from '@cleanmatex/hq-react';
import { useEffect, type ReactNode } from 'react';
import { adaptStock } from '../layout/adaptStock';
import { themeExtensions } from '../theme';
import { sampleFetch } from './sampleApi';

function NoSignIn({ onSignInSuccess }: SignInPageProps) {
  useEffect(
    () => onSignInSuccess(UserIdentity.createGuest()),
    [onSignInSuccess],
  );
  return null;
}

/** The page alone; Backstage's own English is put right as in the console's shell. */
function Stage({ children }: { children: ReactNode }) {
  const locale = useHqLanguage();
  useEffect(() => adaptStock(locale), [locale]);
  return (
    <main id="hq-content">
      {children}
      <HqToasts />
    </main>
  );
}

const layout = appPlugin.getExtension('app/layout').override({
  factory: (_, { inputs }) => [
    coreExtensionData.reactElement(
      <Stage>{inputs.content.get(coreExtensionData.reactElement)}</Stage>,
    ),
  ],
});

const stage = createFrontendModule({
  pluginId: 'app',
  extensions: [
    ...themeExtensions,
    layout,
    SignInPageBlueprint.make({ params: { loader: async () => NoSignIn } }),
    ApiBlueprint.make({
      name: 'fetch',
      params: define =>
        define({
          api: fetchApiRef,
          deps: {},
          factory: () => ({ fetch: sampleFetch }),
        }),
    }),
  ],
});

const stories = createFrontendPlugin({
  pluginId: 'stories',
  title: 'Stories',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/stories',
        title: 'Stories',
        noHeader: true,
        loader: () => import('./StoriesPage').then(m => <m.StoriesPage />),
      },
    }),
  ],
});

/** The shared parts on a page each, in the console's theme, without backend and sign-in. Development only. */
export default createApp({ features: [stage, stories, bulkPlugin] });
