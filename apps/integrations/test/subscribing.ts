import { randomUUID } from 'node:crypto';
import { type ExecutionRef, executionSucceeded } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { World } from './start-world';

let keys = 0;

/** Creates a tenant's default for all new subscriptions. */
export async function serve(world: World, tenant: string): Promise<string> {
  const secret_key = `sk_test_subscription${++keys}`;
  world.providers.keys.set(secret_key, `acct_${keys}`);
  const body = { connection_code: 'stripe', name: 'Payments', credentials: { secret_key } };
  const { integration_id } = (await world.ask(tenant, 'POST', '/integrations', body)).body;
  const link = { integration_id, purpose: 'payment_processing', is_default: true };
  await world.ask(tenant, 'POST', `/entities/tenant/${tenant}/integrations`, link);
  return String(integration_id);
}

export const setupOf = async (world: World, tenant: string, id: string) =>
  (await world.ask(tenant, 'GET', `/subscriptions/${id}/payment-setup`)).body;
export const reached = (world: World, tenant: string, id: string, status: string) =>
  waitUntil(async () => (await setupOf(world, tenant, id)).status === status);
export const types = (world: World, id: string) =>
  world.eventsAbout(id).map(({ type, aggregateversion }) => `${aggregateversion} ${type}`);

export const execution = (integration_id: string, idempotency_key: string): ExecutionRef => ({
  execution_id: randomUUID(),
  integration_id,
  connection_code: 'stripe',
  capability_code: 'CREATE_CUSTOMER_PROFILE',
  capability_version: 1,
  idempotency_key,
});
export const succeed = (world: World, tenant: string, integration_id: string, key: string, customer_id: string) => {
  const data = { ...execution(integration_id, key), output: { customer_id } };
  return world.publish(executionSucceeded, tenant, data.execution_id, data);
};

/** As the status-monitor's event would. */
export const setStatus = (
  world: World,
  tenant: string,
  integration_id: string,
  status: string,
  reason: string | null = null,
) =>
  world.sql('update integrations set status = $3, status_reason = $4 where tenant_id = $1 and integration_id = $2', [
    tenant,
    integration_id,
    status,
    reason,
  ]);
