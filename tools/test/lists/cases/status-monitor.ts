import { join } from 'node:path';
import { type Case, caller, customer_id, each, integration_id, rules_id } from '../case.ts';
import { TENANT } from '../grown-tables.ts';

const owner = 'status-monitor';

/** A day so many days from now. */
const dayOf = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

function readReliability(database: unknown): unknown {
  const { ReadReliability } = jest.requireActual<{ ReadReliability: new (...all: unknown[]) => unknown }>(
    join(__dirname, '../../../../apps/status-monitor/src/reliability/read-reliability'),
  );
  return new ReadReliability(database, { now: () => new Date() }, { before: () => new Date(0) });
}

function readUsage(database: unknown): unknown {
  const { ReadUsage } = jest.requireActual<{ ReadUsage: new (...all: unknown[]) => unknown }>(
    join(__dirname, '../../../../apps/status-monitor/src/usage/read-usage'),
  );
  return new ReadUsage(database, { now: () => new Date() }, { before: () => new Date(0) }, new Map());
}

export const ofStatusMonitor: Case[] = [
  {
    route: '/v1/risk-signals',
    owner,
    file: 'signals/risk-signals.controller',
    name: 'RiskSignalsController',
    queries: [{}, { order: 'urgency' }].flatMap((order) =>
      each(
        { status: 'open' },
        { status: 'resolved' },
        { integration_id },
        { customer_id },
        { severity: 'high' },
        { csm: 'me' },
        { q: 'Customer 1' },
      ).map((one) => ({ ...order, ...one })),
    ),
  },
  {
    route: '/v1/integration-health',
    owner,
    file: 'health/integration-health.controller',
    name: 'IntegrationHealthController',
    queries: each(
      { integration_id },
      { integration_ids: [integration_id] },
      { customer_id },
      { status: 'disconnected' },
      { states: ['degraded', 'disconnected'] },
      { states: ['unknown'] },
      { integration_type: 'slack' },
      { name: 'integration 1' },
    ),
  },
  {
    route: '/v1/customer-health',
    owner,
    file: 'customers/customer-health.controller',
    name: 'CustomerHealthController',
    queries: each({ csm: 'me' }, { at_risk: 'true' }, { at_risk: 'false' }, { q: 'customer 1' }),
  },
  {
    route: '/v1/integration-events',
    owner,
    file: 'observations/integration-events.controller',
    name: 'IntegrationEventsController',
    queries: [{ integration_id }],
  },
  {
    route: '/v1/providers/{connection_code}/outages',
    owner,
    file: 'outages/provider-status.controller',
    name: 'ProviderStatusController',
    made_with: (database) => [database, new Map([['stripe', { manifest: { display_name: 'Stripe' } }]])],
    ask: (lists, query) => lists.listOutages!('stripe', query, caller),
    queries: [{}],
  },
  {
    route: '/v1/reliability',
    owner,
    file: 'reliability/reliability.controller',
    name: 'ReliabilityController',
    made_with: (database) => [readReliability(database), undefined],
    queries: each(
      { from: dayOf(-300), to: dayOf(-200) },
      { time_zone: 'Asia/Kolkata' },
      { integration_id },
      { customer_id },
      { connection_code: 'slack' },
      { by: 'customer' },
    ).map((query) => ({ by: 'integration', ...query })),
  },
  {
    route: '/v1/usage',
    owner,
    file: 'usage/usage.controller',
    name: 'UsageController',
    made_with: (database) => [readUsage(database)],
    queries: each(
      { from: dayOf(-60), to: dayOf(-20) },
      { time_zone: 'Asia/Kolkata' },
      { integration_id },
      { customer_id },
      { connection_code: 'slack' },
      { by: 'customer' },
    ).map((query) => ({ by: 'integration', ...query })),
  },
  {
    route: '/v1/internal/risk-signals',
    owner,
    file: 'incidents/all-signals.system',
    name: 'AllSignals',
    queries: each({ status: 'open' }, { tenant_id: TENANT }, { severity: 'high' }),
  },
  {
    route: '/v1/internal/shadow-rules',
    owner,
    file: 'shadow/shadow-rules.system',
    name: 'ShadowRules',
    queries: [{}],
  },
  {
    route: '/v1/internal/shadow-rules/{rules_id}/signals',
    owner,
    file: 'shadow/shadow-rules.system',
    name: 'ShadowRules',
    queries: each({ outcome: 'opened' }),
    ask: (lists, query) => lists.signals!(rules_id, query),
  },
];
