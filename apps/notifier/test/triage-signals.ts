import type { Cause, Party, SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { TestTenant } from './notifier-world';
import type { RunningNotifier } from './running-notifier';

export interface Given {
  /** `null`: not known. */
  cause?: Cause | null;
  party?: Party;
  provider?: string;
  severity?: SignalSnapshot['severity'];
  customer?: SignalSnapshot['customer'] | null;
  hold_until?: string;
}

/** A signal with what triage groups by. */
export function signalOf(tenant: TestTenant, given: Given = {}): SignalSnapshot {
  const { cause = 'refresh_refused', party = 'customer', provider = 'salesforce', severity = 'high', customer } = given;
  const signal = tenant.snapshot({ severity, hold_until: given.hold_until });
  Object.assign(signal.status_change, { cause, party_at_fault: party, integration_type: provider });
  if (cause === null) delete signal.status_change.cause;
  signal.connection_name = provider;
  if (customer === null) delete signal.customer;
  else if (customer) signal.customer = customer;
  return signal;
}

/** Opens signals, and waits until triage has all of them. */
export async function openSignals(notifier: RunningNotifier, tenant: TestTenant, signals: SignalSnapshot[]) {
  for (const signal of signals) await tenant.opened(signal);
  await waitUntil(async () => {
    const found = await notifier.rows(
      `select 1 from signals where tenant_id = $1 and state = 'open' and outage is null`,
      tenant.id,
    );
    return found.length === signals.length;
  });
}
