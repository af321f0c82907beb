import { endpoint } from '../kernel/endpoint';
import {
  ChooseView,
  PinnedViews,
  SavedView,
  SavedViews,
  SaveView,
  ViewParams,
  ViewQuery,
} from './schemas';

const audit = { subject: 'saved-view', severity: 'low' } as const;

/** Operations on saved views. Views of a team or of everybody ask for `hq.view.share` besides. */
export const viewsContract = {
  list: endpoint({
    id: 'views.list',
    method: 'GET',
    path: '/saved-views',
    summary: 'List the views of a list that you see',
    permission: 'authenticated',
    input: ViewQuery,
    output: SavedViews,
    errors: ['InputError'],
  }),
  pinned: endpoint({
    id: 'views.pinned',
    method: 'GET',
    path: '/saved-views/pinned',
    summary: 'List your pinned views with how many rows match each',
    permission: 'authenticated',
    input: ViewQuery.omit({ list: true }),
    output: PinnedViews,
  }),
  save: endpoint({
    id: 'views.save',
    method: 'POST',
    path: '/saved-views',
    summary: 'Save a view of a list',
    description: 'A view of the same name, list and scope is replaced.',
    permission: 'authenticated',
    audit,
    input: SaveView,
    output: SavedView,
    idempotent: true,
    errors: ['InputError'],
  }),
  choose: endpoint({
    id: 'views.choose',
    method: 'POST',
    path: '/saved-views/{viewId}/choice',
    summary:
      'Make a view your default of its list, or pin it to your home page',
    permission: 'authenticated',
    audit,
    input: ChooseView,
    output: SavedView,
    idempotent: true,
    errors: ['NotFoundError'],
  }),
  remove: endpoint({
    id: 'views.remove',
    method: 'DELETE',
    path: '/saved-views/{viewId}',
    summary: 'Remove a saved view',
    permission: 'authenticated',
    audit,
    input: ViewParams,
    output: SavedView,
    errors: ['NotFoundError'],
  }),
};
