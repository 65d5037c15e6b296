import type { World } from './start-world';

let keys = 0;

/** A valid key of this account at Stripe. */
export function newKey(world: World, account: string): string {
  const key = `sk_test_canary${++keys}`;
  world.providers.keys.set(key, account);
  return key;
}

export const stripe = (world: World, tenant: string, secret_key: string, more: object = {}) =>
  world.ask(tenant, 'POST', '/integrations', {
    connection_code: 'stripe',
    name: 'Payments',
    credentials: { secret_key },
    ...more,
  });
