import { randomUUID } from 'node:crypto';
import { requestJson } from '../../../actors/http.ts';
import { waitFor } from '../../../actors/wait-for.ts';
import type { World } from './world.ts';

const KEY = { api_key: 'techcorp-dev-key-1' };
const PATIENCE_MS = 240_000;

/** An integration with the customer's own API, which neither names the account of a key nor tells what it has done. */
async function newOwnApi({ own: { call, known }, sandbox }: World): Promise<string> {
  const { integration_id } = await call('POST', '/integrations', {
    connection_code: 'custom_api',
    name: `Orders ${randomUUID()}`,
    customer_id: known.customer_id,
    config: { base_url: `${sandbox}/custom_api/v1`, health_path: '/account', health_property: 'account' },
    credentials: KEY,
  });
  return integration_id!;
}

/** An integration for which somebody without an account has entered a key. */
export async function withPendingKey(world: World): Promise<string> {
  const id = await newOwnApi(world);
  const { url } = await world.own.call('POST', `/integrations/${id}/reconnect-links`, {});
  const entered = await fetch(url!, { method: 'POST', body: new URLSearchParams(KEY) });
  if (!entered.ok) throw new Error(`the key was answered with ${entered.status}`);
  return id;
}

/** A write whose answer was lost. */
export async function unknownExecution(world: World): Promise<string> {
  const id = await newOwnApi(world);
  const lost = { provider: 'custom_api', kind: 'lost_answer', path: '/orders' };
  await requestJson(`${world.sandbox}/_control/switches`, { method: 'POST', body: lost });
  const order = { method: 'POST', path: '/orders', body: { total: 1 } };
  const write = {
    capability_code: 'SEND_REQUEST',
    parameters: order,
    idempotency_key: randomUUID(),
    timeout_seconds: 5,
  };
  await world.own.call('POST', `/integrations/${id}/execute`, write).catch(() => undefined);
  return waitFor('an execution that nobody knows the end of', PATIENCE_MS, async () => {
    const { items } = await world.own.call<{ items: { execution_id: string }[] }>(
      'GET',
      `/executions?integration_id=${id}&status=unknown`,
    );
    return items[0]?.execution_id;
  });
}
