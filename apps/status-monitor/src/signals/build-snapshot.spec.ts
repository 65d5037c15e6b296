import { randomUUID } from 'node:crypto';
import type { IntegrationStatusChanged } from '@linesman/contracts';
import { loadProviders, type Providers } from '@linesman/providers';
import type { HealthRow } from '../health/health-row';
import { type Health, initialState } from '../health/machine-state';
import { buildSnapshot } from './build-snapshot';

const integration_id = randomUUID();
const opened_at = new Date('2026-01-29T10:00:00Z');
const base: HealthRow = {
  tenant_id: randomUUID(),
  integration_id,
  integration_type: 'salesforce',
  integration_name: 'CRM Sync',
  customer_id: null,
  customer: null,
  status: 'disconnected',
  cause: 'refresh_refused',
  party_at_fault: 'customer',
  failure_reason: null,
  error_code: null,
  failure_count: 1,
  is_critical: true,
  severity_policy: null,
  deleted: false,
  integration_status: 'active',
  machine_state: initialState(1),
  version: 1,
  linked: null,
  account_id: null,
  first_checked_at: null,
  last_checked_at: null,
  first_success_at: opened_at,
  last_success_at: null,
  last_failure_at: null,
  watched_until: null,
  noticed_at: null,
  noticed_by: null,
  quick_probes: null,
  received_at: new Date('2026-01-29T10:00:00Z'),
};
const withHealth = (health: Partial<Health>): HealthRow => {
  const state = initialState(1);
  return { ...base, machine_state: { ...state, health: { ...state.health, ...health } } };
};
const row = withHealth({
  status: 'disconnected',
  cause: 'refresh_refused',
  party: 'customer',
  problems: [{ cause: 'refresh_refused', party: 'customer', since: opened_at.getTime() }],
});
const change: IntegrationStatusChanged = {
  integration_id,
  integration_type: 'salesforce',
  integration_name: 'CRM Sync',
  old_status: 'healthy',
  new_status: 'disconnected',
  cause: 'refresh_refused',
  party_at_fault: 'customer',
  failing_parts: [],
  is_critical: true,
  failure_count: 1,
  detected_by: 'execution',
  observed_at: opened_at.toISOString(),
  changed_at: opened_at.toISOString(),
};
const signal = {
  signal_id: randomUUID(),
  signal_type: 'integration_disconnected',
  severity: 'high',
  opened_at,
} as const;

let providers: Providers;
beforeAll(async () => {
  providers = await loadProviders([]);
});

it('takes its texts from the provider’s manifest, and has no customer if the integration has none', () => {
  const snapshot = buildSnapshot(row, change, signal, providers, 60);
  expect(snapshot).toMatchObject({
    connection_name: 'Salesforce',
    impact: ['Contacts are no longer synced from Salesforce', 'Opportunities are no longer synced from Salesforce'],
    reconnect_path: 'Settings > Integrations > Salesforce > Reconnect',
  });
  expect(snapshot.troubleshooting[0]).toBe('Customer needs to reauthorize Salesforce connection');
  expect(snapshot.customer).toBeUndefined();
});

it('has a fallback for a provider whose folder was removed', () => {
  const unknown = { ...row, integration_type: 'acme' };
  expect(buildSnapshot(unknown, change, signal, providers, 60)).toMatchObject({
    connection_name: 'acme',
    impact: [],
    troubleshooting: [],
    reconnect_path: 'Settings > Integrations',
  });
});

it('tells what the failing parts stop, and what everything stops', () => {
  const problem = { cause: 'insufficient_scope', party: 'customer', part: 'SYNC_CONTACTS', since: 0 } as const;
  const partly = withHealth({ status: 'degraded', cause: problem.cause, problems: [problem] });
  const snapshot = buildSnapshot(partly, change, signal, providers, 60);
  expect(snapshot.impact).toEqual(['Contacts are no longer synced from Salesforce']);
  expect(snapshot.problems).toMatchObject([{ ...problem, since: '1970-01-01T00:00:00.000Z' }]);
  expect(buildSnapshot(row, change, signal, providers, 60).impact).toHaveLength(2);
  const linked = [{ entity_type: 'company', count: 2 }];
  expect(buildSnapshot({ ...row, linked }, change, signal, providers, 60).impact).toHaveLength(3);
});

it('does not say of what has stopped that it will stop', () => {
  const refused = { cause: 'insufficient_scope', party: 'customer', part: 'SYNC_CONTACTS', since: 0 } as const;
  const partly = withHealth({ status: 'degraded', cause: refused.cause, problems: [refused] });
  const near = { used: 83, limit: 100, since: 0 };
  const both = { ...partly, machine_state: { ...partly.machine_state, near_limit: near } };
  expect(buildSnapshot(both, change, signal, providers, 60).impact).toEqual([
    'Contacts are no longer synced from Salesforce',
    'Once they are used up: Opportunities are no longer synced from Salesforce',
  ]);
});

it('says whether syncs stopped, and that all else works only of one problem beside what works', () => {
  const refused = { cause: 'webhook_refused', party: 'customer_endpoint', since: 0 } as const;
  const scope = { cause: 'insufficient_scope', party: 'customer', part: 'SYNC_CONTACTS', since: 0 } as const;
  const told = (health: Partial<Health>) =>
    buildSnapshot(withHealth({ status: 'degraded', ...health }), change, signal, providers, 60);
  expect(told({ problems: [scope] }).syncs_stopped).toBe('only');
  expect(buildSnapshot(row, change, signal, providers, 60).syncs_stopped).toBe('only');
  const alone = told({ problems: [refused], working_parts: ['auth'] });
  expect(alone.syncs_stopped).toBeUndefined();
  expect(alone.impact).toEqual(['Events do not arrive at the webhook endpoint. All else works']);
  for (const more of [{ problems: [refused] }, { problems: [refused, scope], working_parts: ['auth'] }])
    expect(told(more).impact.join()).not.toContain('All else works');
});

it.each([
  ['provider', 60, '2026-01-29T10:01:00.000Z'],
  ['provider', 0, undefined],
  ['customer', 60, undefined],
  ['us', 60, undefined],
] as const)('with the %s at fault and %i s of hold, holds the signal until %s', (party_at_fault, seconds, until) => {
  expect(buildSnapshot(row, { ...change, party_at_fault }, signal, providers, seconds).hold_until).toBe(until);
});
