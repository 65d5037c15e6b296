import type { ProviderOutage, SignalSnapshot } from '@linesman/contracts';
import { one, rows, type Tx } from '@linesman/persistence';

type Csm = NonNullable<SignalSnapshot['customer']>['csm'];

/** On a row of `signals` that stands for an outage: its reader, who gets one message about it. */
export interface OutageNotice {
  outage_id: string;
  /** In lower case. Absent on the row for which workflows run: nobody reads that. */
  recipient?: string;
  /** Absent where the tenant's own mailbox reads it. */
  csm?: Csm;
}

/** What the message of one reader shows of an outage. */
export interface ShownOutage {
  party_at_fault: ProviderOutage['party_at_fault'];
  /** `Salesforce CRM Sync (TechCorp)`, of those that fail, those of the customers with the highest ARR first. */
  failing: string[];
  /** Customers of those that fail, and their ARR together. */
  customers: number;
  arr: number;
  /** Also of those that work again. */
  all_customers: number;
  /** None of its integrations serves a customer. */
  own: boolean;
  /** How many have failed in the outage and work again. */
  recovered: number;
}

/** Only what is the provider's fault can be part of an outage. */
export const isOfProvider = ({ status_change }: SignalSnapshot): boolean => status_change.party_at_fault === 'provider';

/** Whether the provider of a signal has an outage whose end was not told yet. */
export async function hasOutage(tx: Tx, { status_change, opened_at }: SignalSnapshot): Promise<boolean> {
  const open = await one(
    tx,
    `select 1 from outages where connection_code = $1 and settled_at is null
       and (data ->> 'ended_at' is null or (data ->> 'ended_at')::timestamptz >= $2::timestamptz)`,
    [status_change.integration_type, opened_at],
  );
  return open !== undefined;
}

interface Member {
  name: string | null;
  customer_id: string | null;
  customer: string | null;
  arr: number | null;
  failing: boolean;
}

/** The signals of one reader that are part of an outage. */
export async function readShownOutage(
  tx: Tx,
  { outage_id, recipient }: OutageNotice,
): Promise<ShownOutage | undefined> {
  const outage = await one<{ data: ProviderOutage }>(tx, 'select data from outages where outage_id = $1', [outage_id]);
  if (!outage) return undefined;
  const members = await rows<Member>(
    tx,
    `select s.snapshot #>> '{status_change,integration_name}' as name, s.customer_id,
       s.snapshot #>> '{customer,name}' as customer, (s.snapshot #>> '{customer,arr}')::float as arr, s.state = 'open' as failing
     from outage_signals m join signals s using (signal_id) where m.outage_id = $1 and m.recipient = $2
     order by arr desc nulls last, customer, name`,
    [outage_id, recipient],
  );
  const failing = members.filter((one) => one.failing);
  const customers = new Map(failing.flatMap(({ customer_id, arr }) => (customer_id ? [[customer_id, arr ?? 0]] : [])));
  return {
    party_at_fault: outage.data.party_at_fault,
    failing: failing.map(({ name, customer }) => (customer ? `${name} (${customer})` : (name ?? ''))),
    customers: customers.size,
    arr: [...customers.values()].reduce((sum, arr) => sum + arr, 0),
    all_customers: new Set(members.flatMap(({ customer_id }) => customer_id ?? [])).size,
    own: members.every(({ customer_id }) => !customer_id),
    recovered: members.length - failing.length,
  };
}
