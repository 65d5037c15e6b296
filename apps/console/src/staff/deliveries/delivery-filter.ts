import { textOf } from '../../pages/query-string';
import { tenantFilter } from '../tenant-filter';
import type { DeliveryRow } from './delivery-in-words';

export const deliveryStates: DeliveryRow['state'][] = [
  'failed',
  'ambiguous',
  'pending',
  'sending',
  'suppressed',
  'sent',
];

type Filter = Partial<Record<'state' | 'channel' | 'tenant_id' | 'signal_id' | 'from' | 'to' | 'cursor', string>>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d\d-\d\d$/;
const day = (given: unknown): string | undefined =>
  DAY.test(textOf(given)) && !Number.isNaN(Date.parse(textOf(given))) ? textOf(given) : undefined;

/** As the page shows it and as the notifier is asked, from a query that anybody may have written. `to` counts, in UTC. */
export function deliveryFilter(query: Record<string, unknown>): { shown: Filter; asked: Filter; error?: string } {
  const tenant = tenantFilter(query.tenant_id);
  const signal_id = UUID.test(textOf(query.signal_id)) ? textOf(query.signal_id) : undefined;
  const shown: Filter = {
    state: deliveryStates.find((one) => one === query.state),
    channel: ['slack', 'email'].find((one) => one === query.channel),
    tenant_id: tenant.typed,
    signal_id,
    from: day(query.from),
    to: day(query.to),
    cursor: textOf(query.cursor).slice(0, 1_000) || undefined,
  };
  const end = shown.to && new Date(Date.parse(shown.to) + 86_400_000).toISOString();
  return { shown, asked: { ...shown, tenant_id: tenant.asked, to: end }, error: tenant.error };
}
