import { impactOf, syncsStoppedIn } from './impact';
import type { CapabilityManifest, ProviderManifest } from './manifest';

const capability = (capability_code: string, impact: string, serves?: CapabilityManifest['serves']) => ({
  capability_code,
  version: 1,
  impact,
  serves,
});
const manifest = {
  display_name: 'Example Pay',
  capabilities: [
    { ...capability('PAY', 'An old sentence'), version: 1 },
    {
      ...capability('PAY', 'Payments cannot be taken', { subscription: ['is paid through it', 'are paid through it'] }),
      version: 2,
    },
    {
      ...capability('SYNC', 'Transactions are no longer synced'),
      sync: { direction: 'inbound', object: 'transaction' },
    },
  ],
} as ProviderManifest;
const linked = [
  { entity_type: 'subscription', count: 12 },
  { entity_type: 'company', count: 1 },
];

it.each([
  [
    'every capability and every link while all is disconnected',
    { cause: 'api_key_rejected', linked },
    [
      'Payments cannot be taken',
      'Transactions are no longer synced',
      '12 subscriptions are paid through it',
      '1 company uses it',
    ],
  ],
  [
    'only the capability that fails, and who has nothing from it is not named',
    { cause: 'insufficient_scope', failing_parts: ['SYNC'], linked },
    ['Transactions are no longer synced'],
  ],
  [
    'the subscriptions that are paid by the capability that fails',
    { cause: 'insufficient_scope', failing_parts: ['PAY'], linked: [{ entity_type: 'subscription', count: 1 }] },
    ['Payments cannot be taken', '1 subscription is paid through it'],
  ],
  [
    'parts that are no capability',
    { cause: 'timeout', failing_parts: ['probe', '/orders'] },
    ['The regular check of Example Pay fails', '/orders fails'],
  ],
  [
    'only the events while a webhook is refused',
    { cause: 'webhook_refused', linked, alone: true },
    ['Events do not arrive at the webhook endpoint. All else works'],
  ],
  [
    'nothing of the rest while something else is wrong too',
    { cause: 'webhook_refused', linked },
    ['Events do not arrive at the webhook endpoint'],
  ],
  [
    'what will stop once credentials expire',
    { cause: 'credentials_expiring', failing_parts: ['SYNC'] },
    ['Once the credentials expire: Transactions are no longer synced'],
  ],
] as const)('tells %s', (_, stopped, lines) => {
  expect(impactOf(manifest, structuredClone(stopped) as unknown as Parameters<typeof impactOf>[1])).toEqual(lines);
});

it('knows whether syncs stopped', () => {
  expect(syncsStoppedIn(manifest, [])).toBe('also');
  expect(syncsStoppedIn(manifest, ['SYNC'])).toBe('only');
  expect(syncsStoppedIn(manifest, ['PAY', 'probe'])).toBeUndefined();
});
