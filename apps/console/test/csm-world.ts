import { randomUUID } from 'node:crypto';
import { Browser } from './browser';
import { diagnosisSample } from './diagnosis-sample';
import { triageSample } from './triage-sample';
import { freeOrigin, type RunningConsole, startConsole } from './start-console';
import { type IdentityProvider, startIdentityProvider } from './start-identity-provider';
import { type Answer, type Seen, startUpstream, type Upstream } from './start-upstream';
import { answerFrom, type Answers, hoursAgo, listed, problem } from './integration-world';

export const [customer_id, signal_id, task_id, integration_id] = [1, 2, 3, 4].map(() => randomUUID()) as [
  ...[string, string, string, string],
];
export const hostile = `<script>alert(1)</script>‮<!channel>${'x'.repeat(10_000)}`;
const person = (name: string) => ({ name, email: `${name}@acme.example` });
export const customer = {
  customer_id,
  name: hostile,
  arr: 200_000,
  time_zone: 'America/New_York',
  csm: person('jane'),
  technical_contact: { ...person('bob'), title: 'IT Admin' },
  external_ids: { salesforce: '001x', stripe: 'cus_1' },
};
export const customerHealth = {
  ...customer,
  severity: 'critical',
  open_signals: 1,
  unacknowledged: 1,
  at_risk_since: hoursAgo(3),
  integrations: 2,
  disconnected: 1,
  degraded: 0,
  never_worked: 0,
  unknown: 0,
};
const status_change = {
  integration_id,
  integration_name: hostile,
  integration_type: 'salesforce',
  error_code: 'invalid_grant',
  party_at_fault: 'customer',
  is_critical: true,
  old_status: 'healthy',
  new_status: 'disconnected',
};
export const signal = {
  signal_id,
  integration_id,
  integration_name: hostile,
  integration_type: 'salesforce',
  connection_name: 'Salesforce',
  customer_id,
  customer,
  signal_type: 'integration_disconnected',
  severity: 'critical',
  status: 'open',
  cause: 'refresh_refused',
  failure_reason: hostile,
  party_at_fault: 'customer',
  detected_by: 'probe',
  hold_until: null,
  occurrences: 3,
  opened_at: hoursAgo(3),
  acknowledged_by: null,
  reconnected_at: null,
  resolved_at: null,
  resolution: null,
  snapshot: {
    status_change,
    customer,
    impact: ['CRM data sync stopped'],
    troubleshooting: [hostile],
    reconnect_path: 'Settings',
  },
};
export const diagnosis = diagnosisSample({ signal_id, customer_id, hostile });
export const notice = {
  signal_id,
  told: 1,
  waiting: 0,
  untold: 1,
  reason: 'unsubscribed',
  held_until: null,
  workflow: 'response',
  first_told_at: new Date(Date.parse(signal.opened_at) + 4_000).toISOString(),
};
const sampled = triageSample({ signal_id, integration_id, customer_id, hostile, opened_at: signal.opened_at });
export const { triagedSignal, triageGroup, triage } = sampled;
export const task = {
  id: task_id,
  signal_id,
  customer_id,
  customer_name: hostile,
  title: hostile,
  priority: 'high',
  status: 'open',
  assignee: 'jane@acme.example',
  due_at: hoursAgo(1),
  note: null,
  closed_by: null,
  closed_at: null,
};
const history = {
  from: hoursAgo(90 * 24),
  to: hoursAgo(0),
  lanes: [
    {
      integration_id,
      integration_name: hostile,
      from: hoursAgo(90 * 24),
      periods: [
        { from: hoursAgo(90 * 24), to: hoursAgo(3), state: 'healthy', cause: null, failure_reason: null },
        { from: hoursAgo(3), to: hoursAgo(0), state: 'disconnected', cause: null, failure_reason: hostile },
      ],
      watched_seconds: 90 * 24 * 3_600,
      healthy_percent: 99.8,
    },
  ],
};
const figures = { customers: 4, at_risk: 1, arr: 900_000, arr_at_risk: 200_000, open_signals: 1, unacknowledged: 1 };
const healthFigures = {
  integrations: 700,
  healthy: 600,
  degraded: 4,
  disconnected: 45,
  never_worked: 1,
  unknown: 50,
  pending: 0,
  paused: 0,
};
const shared = {
  integration_id,
  purpose: 'payment_processing',
  is_default: true,
  integration: { integration_id, name: 'Card payments', customer_id: null },
};
const deliveries = [
  { id: 'd1', occasion: 'opened', channel: 'slack', recipient: 'jane@acme.example', state: 'sent' },
  {
    id: 'd2',
    occasion: 'opened',
    channel: 'email',
    recipient: 'bob@acme.example',
    state: 'suppressed',
    reason: 'unsubscribed',
  },
].map((one) => ({ ...one, created_at: hoursAgo(3), settled_at: hoursAgo(3) }));

const services = ['integrations', 'monitor', 'notifier', 'executor', 'catalog'] as const;
type Service = (typeof services)[number];
const usual: Record<Service, Answers> = {
  integrations: {
    [`/customers/${customer_id}`]: { body: customer },
    '/integrations': listed(),
    [`/entities/customer/${customer_id}/integrations`]: listed(shared),
    '/customers?': listed(),
  },
  monitor: {
    '/customer-health?': listed(customerHealth),
    '/customer-health/figures': { body: figures },
    [`/customer-health/${customer_id}/history`]: { body: history },
    '/integration-health/figures': { body: healthFigures },
    '/risk-signals?': listed(signal),
    [`/risk-signals?customer_id=${customer_id}&status=resolved`]: listed(),
    [`/risk-signals/${signal_id}`]: { body: signal },
    [`/risk-signals/${signal_id}/diagnosis`]: { body: diagnosis },
    '/': listed(),
  },
  notifier: {
    '/signal-notices': listed(notice),
    '/tasks?': listed(task),
    '/test-alerts': { body: { channel: 'slack', has_settings: true, alerted: true, tested_at: null } },
    '/triage?': { body: triage },
    '/triage/signals?': listed(triagedSignal),
    '/deliveries': listed(...deliveries),
    '/health-scores/': { body: { customer_id, value: 70, base: 80, adjustment: -10 } },
    '/health-score-changes': listed({
      id: 'a',
      base: null,
      adjustment: -10,
      value: 70,
      reason: hostile,
      created_at: hoursAgo(3),
    }),
    '/decisions': listed(),
    [`/risk-signals/${signal_id}/tech-call`]: problem(404, 'not-found', 'No call.'),
    '/': listed(),
  },
  executor: { '/': listed() },
  catalog: { '/': listed() },
};

/** A console with fake services that know one customer at risk; a test changes their answers with `now`. */
export class CsmWorld {
  readonly now: Record<Service, Answers> = { integrations: {}, monitor: {}, notifier: {}, executor: {}, catalog: {} };
  readonly upstreams = {} as Record<Service, Upstream>;
  origin: string;
  identity: IdentityProvider;
  private linesman: RunningConsole;

  async start(): Promise<void> {
    this.origin = await freeOrigin();
    const jane = { sub: 'jane', name: 'Jane Miller', tenant: randomUUID(), roles: ['csm'] };
    this.identity = await startIdentityProvider(`${this.origin}/auth/callback`, jane);
    for (const name of services) this.upstreams[name] = await startUpstream((seen) => this.answer(name, seen));
    this.linesman = await startConsole(this.origin, {
      TOKEN_ISSUER: this.identity.issuer,
      JWKS_URL: `${this.identity.issuer}/jwks`,
      INTEGRATIONS_URL: this.upstreams.integrations.url,
      STATUS_MONITOR_URL: this.upstreams.monitor.url,
      NOTIFIER_URL: this.upstreams.notifier.url,
      GATEWAY_EXECUTOR_URL: this.upstreams.executor.url,
      CATALOG_URL: this.upstreams.catalog.url,
      SANDBOX_URL: 'http://127.0.0.1:9',
    });
  }

  async stop(): Promise<void> {
    await this.linesman?.stop();
    await Promise.all([...Object.values(this.upstreams), this.identity].map((one) => one?.stop()));
  }

  usually(): void {
    Object.assign(this.now, { integrations: {}, monitor: {}, notifier: {}, executor: {}, catalog: {} });
    for (const { seen } of Object.values(this.upstreams)) seen.length = 0;
  }

  async signedIn(...roles: string[]): Promise<Browser> {
    this.identity.person = { ...this.identity.person, roles: roles.length > 0 ? roles : ['csm'] };
    const browser = new Browser(this.origin);
    await browser.open('/auth/sign-in');
    return browser;
  }

  /** The last URL that a service was asked for, with that start. */
  asked(service: Service, start: string): string | undefined {
    return this.upstreams[service].seen.map(({ url }) => url).findLast((url) => url.startsWith(start));
  }

  private answer(name: Service, seen: Seen): Answer {
    return answerFrom({ ...usual[name], ...this.now[name] }, seen);
  }
}
