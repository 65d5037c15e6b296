import { textForCause } from './cause-text';
import { defineGateway } from './define-gateway';
import { letterMark } from './letter-mark';
import type { ProviderManifest } from './manifest';
import { withoutSecrets } from './without-secrets';

const manifest: ProviderManifest = {
  code: 'example',
  display_name: 'Example',
  description: 'An example.',
  logo_url: letterMark('Example'),
  status: 'active',
  auth: { type: 'api_key', field: 'key' },
  config_schema: { type: 'object' },
  capabilities: [
    {
      capability_code: 'READ',
      impact: 'Nothing is read',
      version: 1,
      description: 'Reads.',
      kind: 'read',
      parameters_schema: { type: 'object' },
    },
  ],
  rate_limit: { requests: 1, per_seconds: 1 },
  probe_interval_seconds: 60,
  last_resort: 'Ask us',
  causes: { timeout: { reason: 'It sleeps', troubleshooting: ['Wait'] } },
  reconnect_path: 'Settings > Integrations > Example > Reconnect',
};

it('refuses to load if manifest and functions do not match', () => {
  expect(() => defineGateway(manifest, {})).toThrow('no function for [READ]');
  const perform = () => Promise.resolve({});
  expect(() => defineGateway(manifest, { READ: perform, WRITE: perform })).toThrow('no declaration of [WRITE]');
});

it("has a text for every cause, the manifest's own if it has one", () => {
  expect(textForCause(manifest, 'timeout')).toEqual({ reason: 'It sleeps', troubleshooting: ['Wait'] });
  expect(textForCause(manifest, 'server_error').reason).toBe('Example answers with errors');
});

it('replaces a secret in every form in which it is sent', () => {
  const secret = 'k/y+1234';
  const encoded = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
  expect(withoutSecrets(encoded.join(' '), [secret])).toBe('*** *** ***');
});
