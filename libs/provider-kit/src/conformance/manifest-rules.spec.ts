import { causes } from '@linesman/contracts';
import { textForCause } from '../cause-text';
import { letterMark } from '../letter-mark';
import type { CapabilityManifest, OAuth2Auth, ProviderManifest, Steps } from '../manifest';
import { causesOf, shortcomingsOf } from './manifest-rules';

const capability: CapabilityManifest = {
  capability_code: 'READ',
  version: 1,
  description: 'Reads.',
  impact: 'Nothing is read',
  kind: 'read',
  parameters_schema: { type: 'object' },
};
const oauth: OAuth2Auth = {
  type: 'oauth2',
  authorize_url: 'https://example.com/authorize',
  token_url: 'https://example.com/token',
  scopes: [],
  client_authentication: 'client_secret_post',
  refresh: 'rotating',
  default_expires_in_seconds: 3600,
};
const manifest: ProviderManifest = {
  code: 'example',
  display_name: 'Example',
  description: 'An example.',
  logo_url: letterMark('Example'),
  status: 'active',
  auth: oauth,
  config_schema: { type: 'object' },
  capabilities: [capability],
  rate_limit: { requests: 1, per_seconds: 1 },
  probe_interval_seconds: 60,
  last_resort: 'Ask us',
  causes: {},
  reconnect_path: 'Settings > Integrations > Example > Reconnect',
};
// What a package outside the repository may hand over, because nobody compiles it against our types.
const unchecked = <T>(value: unknown) => value as T;

it('accepts a complete manifest', () => {
  expect(shortcomingsOf(manifest)).toEqual([]);
});

it.each([
  ['an empty list', []],
  ['a list with an empty step', ['  ']],
])('refuses %s of troubleshooting steps for a cause that the provider can have', (_, steps) => {
  const planted = { ...manifest, causes: { server_error: { troubleshooting: unchecked<Steps>(steps) } } };
  expect(shortcomingsOf(planted)).toContain('server_error has no troubleshooting step');
});

it.each([undefined, ' '])('refuses a capability whose impact is %j', (impact) => {
  const planted = { ...manifest, capabilities: [{ ...capability, impact: unchecked<string>(impact) }] };
  expect(shortcomingsOf(planted)).toEqual(['READ v1 does not say what stops with it (impact)']);
});

it.each([0, -1])('refuses a grant that ends after %d days of disuse', (unused_days) => {
  const planted = { ...manifest, auth: { ...oauth, unused_days } };
  expect(shortcomingsOf(planted)).toEqual(['unused_days is not positive']);
});

it.each([undefined, '', 'logo.svg'])('refuses %j as a logo', (logo_url) => {
  const planted = { ...manifest, logo_url: unchecked<string>(logo_url) };
  expect(shortcomingsOf(planted)).toEqual(['logo_url is not a data: or https URL of an image']);
});

it('refuses a price of nothing that is known, or that says nothing exact', () => {
  const price = { per: 'call', amount: '0.01', currency: 'USD', valid_from: '2026-01-01', source: 'https://a.example' };
  const priced = (more: object) => shortcomingsOf({ ...manifest, prices: [unchecked({ ...price, ...more })] });
  expect(priced({})).toEqual([]);
  expect(priced({ capability_code: 'WRITE' })).toEqual(['the price of WRITE is of no capability']);
  expect(priced({ capability_code: 'READ', per: 'record' })).toEqual([
    'the price of READ is per record and syncs none',
  ]);
  expect(priced({ amount: '1e-3' })).toEqual(['the price of a call is no decimal amount']);
  expect(priced({ currency: 'usd' })).toEqual(['the price of a call names no currency']);
  expect(priced({ valid_from: 'today' })).toEqual(['the price of a call has no first day']);
  expect(priced({ source: '' })).toEqual(['the price of a call does not say where it is published']);
});

it('refuses a capability that does not say which scopes it needs, or needs one that nobody asks for', () => {
  const asking = (scopes?: CapabilityManifest['scopes']) =>
    shortcomingsOf({
      ...manifest,
      auth: { ...oauth, scopes: ['read,write'] },
      capabilities: [{ ...capability, scopes }],
    });
  expect(asking([['read', 'admin'], ['write']])).toEqual([]);
  expect(asking()).toEqual(['READ does not say which scopes it needs']);
  expect(asking([['admin', 'read']])).toEqual(['READ needs admin, which nobody asks for']);
});

it('knows which causes a provider can have by how it authenticates', () => {
  expect(causesOf(manifest)).toEqual(
    expect.arrayContaining(['refresh_interrupted', 'refresh_refused', 'invalid_client']),
  );
  expect(causesOf({ ...manifest, auth: { ...oauth, refresh: 'none' } })).not.toContain('refresh_refused');
  const withKey = causesOf({ ...manifest, auth: { type: 'api_key', field: 'key' } });
  expect(withKey).toEqual(
    expect.arrayContaining(['api_key_rejected', 'timeout', 'webhook_refused', 'lease_failed', 'credentials_expiring']),
  );
  expect(withKey).not.toContain('grant_revoked');
});

it.each(causes)('has a reason and steps for %s where the manifest has none', (cause) => {
  const { reason, troubleshooting } = textForCause(manifest, cause);
  expect(reason).not.toBe('');
  expect(troubleshooting.filter((step) => step.trim())).not.toHaveLength(0);
});

it('asks nobody to reconnect while the provider does not answer, and asks for no key where consent is given', () => {
  const told = (cause: (typeof causes)[number]) => textForCause(manifest, cause).troubleshooting.join(' ');
  expect(told('server_error')).toContain('reconnecting does not help');
  expect(told('server_error')).not.toContain(manifest.reconnect_path);
  expect(told('webhook_refused')).toContain('Nothing has to be reconnected');
  expect(told('refresh_interrupted')).toContain('Nobody at the customer did anything wrong');
  expect(told('insufficient_scope')).not.toContain('key');
});
