import type { CustomerDeleted, Envelope } from '@linesman/contracts';
import { eraseSetAside } from '@linesman/messaging';
import { changed, type Tx } from '@linesman/persistence';
import { lockHealths } from './health/health-row';

/**
 * Erases a customer's name and contacts from its replica and its signals, and the history of its integrations. The
 * replica stays as a tombstone with the version of this event, so that late events do not bring the customer back. The
 * integrations themselves are deleted by events of their own.
 */
export async function eraseCustomer(
  tx: Tx,
  { tenantid, data, aggregateversion }: Envelope<CustomerDeleted>,
): Promise<Record<string, number>> {
  const { customer_id, integration_ids } = data;
  // An observation in progress may be about to write what it has read of the customer.
  await lockHealths(tx, integration_ids);
  await changed(
    tx,
    `insert into customers_copy (tenant_id, customer_id, version, snapshot, deleted) values ($1, $2, $3, '{}', true)
     on conflict (tenant_id, customer_id) do update set version = $3, snapshot = '{}', deleted = true`,
    [tenantid, customer_id, aggregateversion ?? 1],
  );
  return {
    customers_copy: 1,
    risk_signals: await changed(
      tx,
      `update risk_signals set snapshot = snapshot - 'customer' where integration_id = any($1) and snapshot ? 'customer'`,
      [integration_ids],
    ),
    integration_events: await changed(tx, 'delete from integration_events where integration_id = any($1)', [
      integration_ids,
    ]),
    outage_members: await changed(tx, 'delete from outage_members where integration_id = any($1)', [integration_ids]),
    support_tickets: await changed(tx, 'delete from support_tickets where integration_id = any($1)', [integration_ids]),
    call_buckets: await changed(tx, 'delete from call_buckets where integration_id = any($1)', [integration_ids]),
    stored_observations: await changed(tx, 'delete from stored_observations where integration_id = any($1)', [
      integration_ids,
    ]),
    shadow_signals: await changed(tx, 'delete from shadow_signals where integration_id = any($1)', [integration_ids]),
    failure_hours: await changed(tx, 'delete from failure_hours where tenant_id = $1 and integration_id = any($2)', [
      tenantid,
      integration_ids,
    ]),
    sync_hours: await changed(tx, 'delete from sync_hours where tenant_id = $1 and integration_id = any($2)', [
      tenantid,
      integration_ids,
    ]),
    webhook_hours: await changed(tx, 'delete from webhook_hours where tenant_id = $1 and integration_id = any($2)', [
      tenantid,
      integration_ids,
    ]),
    call_hours: await changed(tx, 'delete from call_hours where integration_id = any($1)', [integration_ids]),
    measured_problems: await changed(tx, 'delete from measured_problems where integration_id = any($1)', [
      integration_ids,
    ]),
    sync_rhythms: await changed(tx, 'delete from sync_rhythms where integration_id = any($1)', [integration_ids]),
    call_days: await changed(tx, 'delete from call_days where integration_id = any($1)', [integration_ids]),
    reported_attempts: await changed(
      tx,
      'delete from reported_attempts where tenant_id = $1 and integration_id = any($2)',
      [tenantid, integration_ids],
    ),
    webhook_endpoints: await changed(
      tx,
      'delete from webhook_endpoints where tenant_id = $1 and integration_id = any($2)',
      [tenantid, integration_ids],
    ),
    ...(await eraseSetAside(tx, [customer_id, ...integration_ids])),
  };
}
