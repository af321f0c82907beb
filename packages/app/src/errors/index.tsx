import {
  ErrorDisplay,
  NotFoundErrorPage,
} from '@backstage/frontend-plugin-api';
import { SwappableComponentBlueprint } from '@backstage/plugin-app-react';
import { CrashNote, NotFound } from './errorPages';

/** Error and not-found pages in place of Backstage's. */
export const errorExtensions = [
  SwappableComponentBlueprint.make({
    name: 'core-not-found-error-page',
    params: define =>
      define({ component: NotFoundErrorPage, loader: () => NotFound }),
  }),
  SwappableComponentBlueprint.make({
    name: 'core-error-display',
    params: define =>
      define({ component: ErrorDisplay, loader: () => CrashNote }),
  }),
];
