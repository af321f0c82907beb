import { viewsContract as c } from '@cleanmatex/hq-common';
import { operation, type Operation } from '@cleanmatex/hq-node';
import {
  chooseView,
  listViews,
  pinnedViews,
  removeView,
  saveView,
} from './service';

/** Operations on saved views with their handlers. */
export const viewOperations: Operation[] = [
  operation(c.list, listViews),
  operation(c.pinned, pinnedViews),
  operation(c.save, saveView),
  operation(c.choose, chooseView),
  operation(c.remove, removeView),
];
