import { dayOf, endOf, textUpTo, uuidOf } from '../../pages/query-string';
import { channels } from '../../pages/channel-words';
import type { StaffDelivery } from '../../upstream/answers';
import { tenantFilter } from '../tenant-filter';

export const deliveryStates: StaffDelivery['state'][] = [
  'failed',
  'ambiguous',
  'pending',
  'sending',
  'suppressed',
  'sent',
];

/** The filter as the page shows it, and as the notifier is asked. `to` is the last day that is included, in UTC. */
export function deliveryFilter(query: Record<string, unknown>) {
  const tenant = tenantFilter(query.tenant_id);
  const shown = {
    state: deliveryStates.find((one) => one === query.state),
    channel: channels.find((one) => one === query.channel),
    tenant_id: tenant.typed,
    signal_id: uuidOf(query.signal_id),
    from: dayOf(query.from),
    to: dayOf(query.to),
    cursor: textUpTo(1_000, query.cursor),
  };
  return { shown, asked: { ...shown, tenant_id: tenant.asked, to: endOf(shown.to) }, error: tenant.error };
}
