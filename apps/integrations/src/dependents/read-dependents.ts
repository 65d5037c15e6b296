import type {
  BilledSubscription,
  DependentsAnswer,
  NamedCustomer,
  ServedEntities,
  SubscriptionBilling,
} from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import { nextBillingDay } from './next-billing-day';

/** So many are named, of each type. */
const NAMED = 20;
const MOST_BILLED = 2_000;

/** A subscription that was set up through the integration is served by it too, though no link names it. */
const served = `select entity_type, count(*)::int as count, (array_agg(entity_id order by entity_id))[1:${NAMED}] as ids from (
    select entity_type, entity_id from entity_integrations where integration_id = $1
    union select 'subscription', subscription_id from subscription_setups where integration_id = $1 and status = 'succeeded'
  ) served group by entity_type order by entity_type`;

const named = `select customer_id, name from customers where customer_id = any($1::uuid[]) and deleted_at is null order by name`;

const billed = `select subscription_id, billing, coalesce(billing ->> 'starts_on', to_char(created_at at time zone 'utc', 'YYYY-MM-DD')) as first
  from subscription_setups
  where integration_id = $1 and status = 'succeeded' and billing is not null and billing_id is not null
  order by subscription_id limit ${MOST_BILLED + 1}`;

interface Billed {
  subscription_id: string;
  billing: SubscriptionBilling;
  /** The first day that is billed. */
  first: string;
}

export async function readDependents(tx: Tx, integrationId: string, now: Date): Promise<DependentsAnswer> {
  const [serves, setups] = await Promise.all([
    rows<ServedEntities>(tx, served, [integrationId]),
    rows<Billed>(tx, billed, [integrationId]),
  ]);
  const ids = serves.find(({ entity_type }) => entity_type === 'customer')?.ids ?? [];
  const customers = ids.length > 0 ? await rows<NamedCustomer>(tx, named, [ids]) : [];
  return { serves, customers, billing: billingOf(setups, now) };
}

function billingOf(setups: Billed[], now: Date): DependentsAnswer['billing'] {
  const all = setups.slice(0, MOST_BILLED).map(({ subscription_id, billing, first }): BilledSubscription => {
    const { amount, currency, interval, interval_count = 1 } = billing;
    const next_on = nextBillingDay(billing, first, now);
    return { subscription_id, amount, currency, interval, interval_count, next_on };
  });
  const tomorrow = new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);
  return {
    count: all.length,
    due_soon: all.filter(({ next_on }) => next_on <= tomorrow).length,
    ...(setups.length > MOST_BILLED && { more: true }),
    next: all.toSorted((a, b) => (a.next_on < b.next_on ? -1 : 1)).slice(0, NAMED),
  };
}
