import { PLATFORM_TENANT } from '@linesman/contracts';
import { SETUP_KEY, setupKey, tenantOfKey } from './setup-key';

const tenant_id = '6f1e2d3c-0000-4000-8000-000000000001';
const setup = { tenant_id, subscription_id: 'sub_1', attempt: 1 };

it('is made of the subscription, and of the attempt from the second one on', () => {
  expect(setupKey(setup, tenant_id)).toBe('subscription:sub_1');
  expect(setupKey({ ...setup, attempt: 2 }, tenant_id)).toBe('subscription:sub_1#2');
});

it('names the tenant if the platform executes, and reads it back', () => {
  const key = setupKey(setup, PLATFORM_TENANT);
  expect(key).toBe(`subscription:${tenant_id}:sub_1`);
  expect(tenantOfKey(key, PLATFORM_TENANT)).toBe(tenant_id);
});

it('ignores a tenant in the key of an execution that another tenant requested', () => {
  const other = '6f1e2d3c-0000-4000-8000-000000000002';
  expect(tenantOfKey(`subscription:${tenant_id}:sub_1`, other)).toBe(other);
});

it('is short enough for the ledger, and can be found in a message', () => {
  const longest = { ...setup, subscription_id: 'x'.repeat(128), attempt: 99_999 };
  expect(setupKey(longest, PLATFORM_TENANT).length).toBeLessThanOrEqual(200);
  expect(JSON.stringify({ idempotency_key: setupKey(setup, tenant_id) })).toContain(SETUP_KEY);
});
