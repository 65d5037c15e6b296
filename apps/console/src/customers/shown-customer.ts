import { inDollars } from '../pages/money';
import type { CustomerHealth } from '../upstream/answers';

export type ShownCustomer = CustomerHealth & { arr_text?: string; health: string };

export const shownCustomer = (row: CustomerHealth): ShownCustomer => ({
  ...row,
  arr_text: inDollars(row.arr),
  health: healthInWords(row),
});

/** `1 disconnected, 1 degraded of 4 integrations`. */
export function healthInWords({
  integrations,
  disconnected,
  degraded,
}: Pick<CustomerHealth, 'integrations' | 'disconnected' | 'degraded'>): string {
  if (integrations === 0) return 'No integrations';
  const all = integrations === 1 ? '1 integration' : `${integrations} integrations`;
  const failing = [disconnected > 0 && `${disconnected} disconnected`, degraded > 0 && `${degraded} degraded`]
    .filter(Boolean)
    .join(', ');
  return failing ? `${failing} of ${all}` : `${all}, none fails`;
}
