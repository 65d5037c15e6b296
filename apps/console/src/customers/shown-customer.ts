import { inDollars } from '../pages/money';
import type { CustomerHealth } from '../upstream/answers';

export type ShownCustomer = CustomerHealth & { arr_text?: string; health: string };

export const shownCustomer = (row: CustomerHealth): ShownCustomer => ({
  ...row,
  arr_text: inDollars(row.arr),
  health: healthInWords(row),
});

/** In the order of the words; while the services are updated, an older process answers without the last two. */
const counted = [
  ['disconnected', 'disconnected'],
  ['degraded', 'degraded'],
  ['never_worked', 'never worked'],
  ['unknown', 'not checked lately'],
] as const;

type Counts = Pick<CustomerHealth, 'integrations' | 'disconnected' | 'degraded'> &
  Partial<Pick<CustomerHealth, 'never_worked' | 'unknown'>>;

/** `1 disconnected, 1 not checked lately of 4 integrations`: that none fails is said only where all were checked. */
export function healthInWords(row: Counts): string {
  const { integrations } = row;
  if (integrations === 0) return 'No integrations';
  const all = integrations === 1 ? '1 integration' : `${integrations} integrations`;
  const words = counted.flatMap(([state, said]) => (row[state] ? `${row[state]} ${said}` : []));
  if (words.length > 0) return `${words.join(', ')} of ${all}`;
  return row.unknown === undefined ? all : `${all}, none fails`;
}
