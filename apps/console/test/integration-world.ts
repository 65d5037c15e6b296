import { randomUUID } from 'node:crypto';
import { Browser } from './browser';
import { freeOrigin, type RunningConsole, startConsole } from './start-console';
import { type IdentityProvider, startIdentityProvider } from './start-identity-provider';
import { type Answer, type Seen, startUpstream, type Upstream } from './start-upstream';

export const integration_id = randomUUID();
export const at = `/integrations/${integration_id}`;
export const execution_id = randomUUID();
const hostile = `<script>alert(1)</script>‮${'x'.repeat(10_000)}`;
export const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
export const listed = (...items: object[]): Answer => ({ body: { items } });
export const problem = (status: number, type: string, detail: string, more = {}): Answer => ({
  status,
  body: { type: `urn:linesman:problem:${type}`, title: 'No', status, detail, ...more },
});

export const integration = {
  integration_id,
  connection_code: 'stripe',
  name: hostile,
  status: 'active',
  is_critical: true,
  customer_id: null,
  credential_version: 1,
  created_at: hoursAgo(900),
  updated_at: hoursAgo(1),
  version: 1,
  my_rights: ['manage', 'configure'],
};
const capability = (capability_code: string, kind: string, more = {}) => ({
  connection_code: 'stripe',
  capability_code,
  capability_version: 1,
  description: hostile,
  kind,
  executable: true,
  parameters_schema: { type: 'object', properties: {} },
  ...more,
});
const amount = { type: 'integer', minimum: 1, description: 'In cents.' };
const capabilities = [
  capability('PROCESS_PAYMENT', 'write', {
    parameters_schema: { type: 'object', required: ['amount'], properties: { amount, note: { type: 'string' } } },
  }),
  capability('SYNC_TRANSACTIONS', 'read', { sync: { direction: 'inbound', object: 'transaction' } }),
];
export const execution = {
  execution_id,
  integration_id,
  capability_code: 'PROCESS_PAYMENT',
  capability_version: 1,
  status: 'succeeded',
  requested_by: 'anna',
  attempts: 1,
  deadline: hoursAgo(0),
  may_have_acted: false,
  reconciliations: 0,
  answer_forgotten: false,
  idempotency_key: 'order-1',
  parameters: { note: hostile },
  result: { payment_id: 'pi_1' },
  created_at: hoursAgo(1),
  started_at: hoursAgo(1),
  finished_at: hoursAgo(1),
  error: null as object | null,
};
export const run = {
  run_id: randomUUID(),
  execution_id,
  capability_code: 'SYNC_TRANSACTIONS',
  object: 'transaction',
  full_resync: false,
  requested_by: 'anna',
  status: 'running',
  pages: 3,
  rows: 1_500,
  new: 20,
  changed: 0,
  unchanged: 1_480,
  deleted: 0,
  skipped: 1,
  skipped_reasons: [{ external_id: 't1', reason: hostile }],
  failures: 0,
  error: null,
  fresh_as_of: hoursAgo(5),
  started_at: hoursAgo(0),
  duration_ms: 4_200,
};
export const record = {
  record_id: randomUUID(),
  integration_id,
  object: 'transaction',
  external_id: 'txn_1',
  data: { amount: 1_050, currency: 'USD', source_id: null, note: hostile },
  deleted: false,
  run_id: run.run_id,
  first_seen_at: hoursAgo(9),
  last_seen_at: hoursAgo(1),
  changed_at: hoursAgo(2),
};
const history = {
  integration_id,
  from: hoursAgo(24),
  to: hoursAgo(0),
  periods: [
    { from: hoursAgo(24), to: hoursAgo(12), state: 'healthy', cause: null, failure_reason: null },
    { from: hoursAgo(12), to: hoursAgo(9), state: 'disconnected', cause: 'refresh_refused', failure_reason: hostile },
    { from: hoursAgo(9), to: hoursAgo(0), state: 'healthy', cause: null, failure_reason: null },
  ],
  watched_seconds: 24 * 3_600,
  healthy_percent: 87.5,
  bucket_seconds: 1_800,
  buckets: [{ at: hoursAgo(5), successes: 9, failures: 1, latency_ms_average: 120, latency_ms_max: 900 }],
};
const measured = { calls: 10, failures: 1, success_percent: 90, p50_ms: 110, p95_ms: 4_900 };
const metrics = {
  integration_id,
  from: hoursAgo(24),
  to: hoursAgo(0),
  step_seconds: 900,
  parts: [
    { part: hostile, ...measured, usual: { ...measured, p95_ms: 610 }, points: [{ at: hoursAgo(5), ...measured }] },
  ],
  syncs: [{ capability_code: hostile, last_synced_at: hoursAgo(3), stale_after: null }],
};

/** The answers of a fake service by the start of the path; the longest start wins. */
export type Answers = Record<string, Answer | ((seen: Seen) => Answer)>;
const usual: Record<'integrations' | 'executor' | 'monitor', Answers> = {
  integrations: {
    [`/integrations/${integration_id}`]: { body: integration },
    [`/integrations/${integration_id}/capabilities`]: listed(...capabilities),
    [`/integrations/${integration_id}/links`]: listed(),
    '/my-grants': listed(),
  },
  executor: {
    '/executions?': listed(execution),
    [`/executions/${execution_id}`]: { body: execution },
    '/sync-runs?': listed(run),
    '/schedules?': listed(),
    '/parked-lines/': { body: { parked: 0 } },
    '/synced-records?': listed(record),
    '/synced-records/objects?': listed({ object: 'transaction', records: 1_500, more: false }),
  },
  monitor: {
    '/integration-health/history': { body: history },
    '/integration-health/metrics': { body: metrics },
    '/': listed(),
  },
};

type Service = keyof typeof usual;

/** A console with fake services that know one integration; a test changes their answers with `now`. */
export class IntegrationWorld {
  readonly now: Record<Service, Answers> = { integrations: {}, executor: {}, monitor: {} };
  readonly upstreams = {} as Record<Service, Upstream>;
  origin: string;
  private identity: IdentityProvider;
  private linesman: RunningConsole;

  async start(): Promise<void> {
    this.origin = await freeOrigin();
    const person = { sub: 'anna', name: 'Anna Stein', tenant: randomUUID(), roles: ['tenant_admin'] };
    this.identity = await startIdentityProvider(`${this.origin}/auth/callback`, person);
    for (const name of Object.keys(usual) as Service[])
      this.upstreams[name] = await startUpstream((seen) => this.answer(name, seen));
    this.linesman = await startConsole(this.origin, {
      TOKEN_ISSUER: this.identity.issuer,
      JWKS_URL: `${this.identity.issuer}/jwks`,
      INTEGRATIONS_URL: this.upstreams.integrations.url,
      GATEWAY_EXECUTOR_URL: this.upstreams.executor.url,
      STATUS_MONITOR_URL: this.upstreams.monitor.url,
    });
  }

  async stop(): Promise<void> {
    await this.linesman?.stop();
    await Promise.all([...Object.values(this.upstreams), this.identity].map((one) => one?.stop()));
  }

  usually(): void {
    Object.assign(this.now, { integrations: {}, executor: {}, monitor: {} });
  }

  async signedIn(role = 'tenant_admin'): Promise<Browser> {
    this.identity.person = { ...this.identity.person, roles: [role] };
    const browser = new Browser(this.origin);
    await browser.open('/auth/sign-in');
    return browser;
  }

  /** The last execution that was requested. */
  asked(): { body: Record<string, unknown>; key: unknown } {
    const { body, headers } = this.upstreams.integrations.seen
      .filter(({ method, url }) => method === 'POST' && url.endsWith('/execute'))
      .at(-1)!;
    return { body: JSON.parse(body.toString()) as Record<string, unknown>, key: headers['idempotency-key'] };
  }

  private answer(name: Service, seen: Seen): Answer {
    return answerFrom({ ...usual[name], ...this.now[name] }, seen);
  }
}

export function answerFrom(answers: Answers, seen: Seen): Answer {
  const start = Object.keys(answers)
    .filter((path) => `${seen.method} ${seen.url}`.startsWith(path) || seen.url.startsWith(path))
    .sort((a, b) => b.length - a.length)[0];
  const answer = start === undefined ? problem(404, 'not-found', 'Nothing.') : answers[start]!;
  return typeof answer === 'function' ? answer(seen) : answer;
}

/** The hidden fields in the forms of a page. */
export const hidden = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
  );
