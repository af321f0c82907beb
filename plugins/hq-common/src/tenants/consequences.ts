/** What the preview of a suspension tells besides the changed fields. */
export const suspensionConsequences = [
  'openOrders',
  'pickupsDue',
  'moneyOwed',
] as const;
export type SuspensionConsequence = (typeof suspensionConsequences)[number];
