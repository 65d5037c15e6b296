import { knownId, profileAccount } from './profile-account';
import { PROFILE_KEY, profileKey } from './profile-key';

const integration_id = '6f1e2d3c-0000-4000-8000-000000000021';
const stripe = { integration_id, connection_code: 'stripe', provider_account_id: 'acct_1', config: {} };

it('names the account at the provider, or the integration if the account is unknown or has a long name', () => {
  expect(profileAccount(stripe)).toBe('stripe:acct_1');
  expect(profileAccount({ ...stripe, provider_account_id: null })).toBe(`stripe:${integration_id}`);
  expect(profileAccount({ ...stripe, provider_account_id: 'x'.repeat(100) })).toBe(`stripe:${integration_id}`);
});

it('takes the id for the account before the one for the provider', () => {
  const ids = { stripe: 'cus_any', 'stripe:acct_1': 'cus_1' };
  expect(knownId(ids, 'stripe:acct_1', 'stripe')).toBe('cus_1');
  expect(knownId(ids, 'stripe:acct_2', 'stripe')).toBe('cus_any');
  expect(knownId({ stripe: '' }, 'stripe:acct_2', 'stripe')).toBeUndefined();
});

it('has a key for each attempt, which fits the ledger and is found in a message', () => {
  const customer_id = '6f1e2d3c-0000-4000-8000-000000000010';
  expect(profileKey('stripe:acct_1', customer_id, 2)).toBe(`customer-profile:stripe:acct_1:${customer_id}#2`);
  expect(profileKey('x'.repeat(100), customer_id, 99_999).length).toBeLessThanOrEqual(200);
  expect(JSON.stringify({ idempotency_key: profileKey('a', customer_id, 1) })).toContain(PROFILE_KEY);
});
