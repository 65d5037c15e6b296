import type { SignalSnapshot } from '@linesman/contracts';
import type { NotifierWorld, TestTenant } from './notifier-world';

const HOUR_MS = 3_600_000;
const severities = ['critical', 'high', 'medium', 'low'] as const;

export interface Generated {
  signal: SignalSnapshot;
  csm: string;
  /** Absent where the customer has none. */
  contact?: string;
  manager?: string;
  /** How many hours it was open; absent where it is open still. */
  hours?: number;
  /** Somebody acted on it after so many hours. */
  acted_after?: number;
}

/** Signals of the last days, as the notifier has stored them: of 5 CSMs, of whom some have a manager, and 40 contacts. */
export async function pastSignals(world: NotifierWorld, tenant: TestTenant, many: number): Promise<Generated[]> {
  const all = Array.from({ length: many }, (_, n) => generated(tenant, n));
  for (const { signal, hours, acted_after } of all) {
    const opened = new Date(signal.opened_at).getTime();
    const closed = hours === undefined ? null : new Date(opened + hours * HOUR_MS);
    await world.rows(
      `insert into signals (signal_id, tenant_id, state, version, revision, snapshot, created_at, closed_at)
       values ($1, $2, $3, $4, 1, $5, $6, $7)`,
      signal.signal_id,
      tenant.id,
      closed ? 'resolved' : 'open',
      closed ? 2 : 1,
      JSON.stringify(signal),
      signal.opened_at,
      closed,
    );
    if (acted_after !== undefined)
      await world.rows(
        `insert into signal_responses (id, tenant_id, signal_id, action, actor, actor_id, responded_at)
         values (gen_random_uuid(), $1, $2, 'acknowledge', 'Jane', 'U1', $3)`,
        tenant.id,
        signal.signal_id,
        new Date(opened + acted_after * HOUR_MS),
      );
  }
  return all;
}

function generated(tenant: TestTenant, n: number): Generated {
  const csm = `csm-${n % 5}-${tenant.id}@acme.example`;
  const contact = n % 7 === 0 ? undefined : `contact-${n % 40}-${tenant.id}@techcorp.example`;
  const manager = n % 5 < 2 ? `manager-${tenant.id}@acme.example` : undefined;
  const opened_at = new Date(Date.now() - 10 * HOUR_MS - n * 5 * HOUR_MS).toISOString();
  const signal = tenant.snapshot({ severity: severities[n % 4], opened_at });
  signal.status_change.integration_name = `Sync ${n}`;
  Object.assign(signal.customer!, {
    csm: { name: 'Jane', email: csm, ...(manager && { manager: { name: 'Rita', email: manager } }) },
    technical_contact: contact && { name: 'Bob', email: contact, title: 'IT' },
  });
  // Every third works in part, which the document is not about.
  if (n % 3 === 2) Object.assign(signal.status_change, { new_status: 'degraded' });
  return {
    signal,
    csm,
    contact,
    manager,
    hours: n % 11 === 0 ? undefined : (n % 9) + 0.5,
    acted_after: n % 4 === 1 ? n % 6 : undefined,
  };
}

/** Only what is critical is told at once; after four hours the manager is, if nobody acted. Contacts are told as before. */
export const tellsLess = (workflow: string, version = '2.0') => `workflow: ${workflow}
version: ${version}
trigger:
  type: event
  event: integration_status_changed
  filter:
    new_status: disconnected
steps:
  - id: notify_csm
    condition: "{{severity == 'critical'}}"
    action: slack_dm
    config:
      message_template: integration_disconnected_alert
      urgency: critical
  - id: notify_technical_contact
    condition: "{{technical_contact_exists}}"
    action: send_email
    config:
      to: "{{technical_contact.email}}"
      template: integration_disconnected_customer
      urgency: critical
  - id: time_to_act
    action: wait
    config:
      hours: 4
  - id: tell_manager
    action: escalate
    config:
      to: manager
`;

type Counts = Record<string, { now: number; would: number }>;

/** What the built-in document and `tellsLess` tell, counted here from what was generated. */
export function countedBy(all: readonly Generated[], isStopped: (email: string) => boolean = () => false): Counts {
  const counts: Counts = {};
  const add = (name: string, now: number, would: number): void => {
    const one = (counts[name] ??= { now: 0, would: 0 });
    one.now += now;
    one.would += would;
  };
  for (const { signal, csm, contact, manager, hours = Infinity, acted_after = Infinity } of all) {
    if (signal.status_change.new_status !== 'disconnected') continue;
    add(`csm ${csm}`, 1, signal.severity === 'critical' ? 1 : 0);
    if (contact && !isStopped(contact)) add(`contact ${contact}`, 1, 1);
    if (manager && hours > 4 && acted_after > 4) add(`manager ${manager}`, 0, 1);
  }
  return counts;
}
