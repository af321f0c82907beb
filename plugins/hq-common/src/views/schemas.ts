import { z } from 'zod';
import { line } from '../access/fields';
import type { Text } from '../kernel/language';

/** Whose a view is: one person's, that of everybody with a role, or everybody's. */
export const viewScopes = ['personal', 'team', 'system'] as const;
export type ViewScope = (typeof viewScopes)[number];

/** Words for whose a view is. */
export const viewScopeTexts: Readonly<Record<ViewScope, Text>> = {
  personal: { en: 'Personal', ar: 'شخصية' },
  team: { en: 'Team', ar: 'الفريق' },
  system: { en: 'Everybody', ar: 'الجميع' },
};

const list = z
  .string()
  .max(100)
  .describe('Id of the list’s operation, such as tenants.list');
const viewId = z.guid().describe('Id of the view');

/** A list as somebody wants to see it again: filters, order, columns. */
export const SavedView = z.object({
  id: z.guid().describe('Id'),
  list,
  name: z.string().describe('Name'),
  scope: z.enum(viewScopes).describe('Whose it is'),
  team: z
    .string()
    .nullable()
    .describe('Code of the role whose people see it; null unless a team’s'),
  path: z.string().describe('Page of the portal that shows the list'),
  query: z.string().describe('Query of the page’s address'),
  ownerName: z.string().describe('Who saved it'),
  mayRemove: z.boolean().describe('Whether you may remove it'),
  isDefault: z.boolean().describe('Whether the list opens with it for you'),
  isPinned: z.boolean().describe('Whether it is on your home page'),
});
export type SavedView = z.infer<typeof SavedView>;

/** The views of a list that the caller sees. */
export const SavedViews = z.object({
  views: z.array(SavedView).describe('Views by name, at most 200'),
});

/** A pinned view with its count. */
export const PinnedViews = z.object({
  views: z
    .array(
      SavedView.extend({
        count: z
          .number()
          .int()
          .nullable()
          .describe('Rows that match now; null when you may not see the list'),
      }),
    )
    .describe('Views by name, at most 200'),
});

/** Asks for the views of a list. */
export const ViewQuery = z.strictObject({ list });

/** Names a view. */
export const ViewParams = z.strictObject({ viewId });

/** Saves a view; one of the same name and scope is replaced. */
export const SaveView = z.strictObject({
  list,
  name: line(80).describe('Name'),
  scope: z.enum(viewScopes).default('personal').describe('Whose it is'),
  team: z
    .string()
    .max(100)
    .optional()
    .describe('Code of the role whose people see it; for a team’s view only'),
  path: z
    .string()
    .max(200)
    .regex(/^(\/[a-z0-9-]+)+$/)
    .describe('Page of the portal that shows the list'),
  query: z.string().max(2000).describe('Query of the page’s address'),
});
export type SaveView = z.output<typeof SaveView>;

/** What the caller wants of a view; what is left out stays. */
export const ChooseView = z.strictObject({
  viewId,
  isDefault: z
    .boolean()
    .optional()
    .describe('The list opens with it; no other view of the list does then'),
  isPinned: z.boolean().optional().describe('It is on your home page'),
});
export type ChooseView = z.output<typeof ChooseView>;
