import type { CustomerHealthRow } from '../model/customer-view';
import { inDollars } from '../model/money';

export type ShownCustomer = CustomerHealthRow & { arr_text?: string; standing: string };

export const shownCustomer = (row: CustomerHealthRow): ShownCustomer => ({
  ...row,
  arr_text: inDollars(row.arr),
  standing: standingOf(row),
});

/** `1 disconnected, 1 degraded of 4 integrations`. */
function standingOf({ integrations, disconnected, degraded }: CustomerHealthRow): string {
  const all = integrations === 1 ? '1 integration' : `${integrations} integrations`;
  if (integrations === 0) return 'No integrations';
  const bad = [disconnected > 0 && `${disconnected} disconnected`, degraded > 0 && `${degraded} degraded`];
  const said = bad.filter(Boolean).join(', ');
  return said ? `${said} of ${all}` : `${all}, connected`;
}
