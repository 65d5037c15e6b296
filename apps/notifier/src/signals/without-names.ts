import type { SignalSnapshot } from '@linesman/contracts';

/** What leaves the tenant of a customer names nobody and nothing of theirs: our staff read ids. */
export function withoutNames({ customer: _customer, ...snapshot }: SignalSnapshot): SignalSnapshot {
  const { status_change, connection_name } = snapshot;
  const integration_name = `${connection_name} ${status_change.integration_id}`;
  return { ...snapshot, status_change: { ...status_change, integration_name } };
}
