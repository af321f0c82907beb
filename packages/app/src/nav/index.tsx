import { NavContentBlueprint } from '@backstage/plugin-app-react';
import { Nav } from './Nav';

/** The console's navigation in place of Backstage's sidebar. */
export const navExtensions = [
  NavContentBlueprint.make({ params: { component: Nav } }),
];
