import type { Provider } from '@linesman/provider-kit';
import { provesAccount } from './proves-account';

const identify = () => Promise.resolve({ account_id: 'org-1', account_name: 'Acme' });
const known = { provider_account_id: 'org-1' };
const unknown = { provider_account_id: null };
const consent = { manifest: { auth: { type: 'oauth2' } } } as Provider;
const key = { manifest: { auth: { type: 'api_key' } } } as Provider;
const both = { manifest: { auth: { type: 'api_key', install: { type: 'oauth2' } } } } as Provider;

it('compares the account of a consent with the one that is known', () => {
  for (const provider of [consent, both]) {
    expect(provesAccount({ ...provider, identify }, known)).toBe(true);
    expect(provesAccount(provider, known)).toBe(false);
  }
});

it('lets no link connect the first account after an unknown one', () => {
  for (const provider of [consent, both]) expect(provesAccount({ ...provider, identify }, unknown)).toBe(false);
});

it('lets a link bring keys, which wait for approval where their account is unknown', () => {
  expect(provesAccount(key, unknown)).toBe(true);
});
