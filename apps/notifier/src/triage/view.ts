/**
 * `mine`: the caller handles it. `unassigned`: nobody handles it, neither an assignee nor a CSM, and nobody has acknowledged
 * or snoozed it. The other three: who has to act.
 */
export const views = ['all', 'mine', 'unassigned', 'waiting_on_customer', 'provider_outages', 'our_side'] as const;
export type View = (typeof views)[number];
