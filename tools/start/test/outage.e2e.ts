import { randomUUID } from 'node:crypto';
import type { ExecuteAnswer, LinesmanClient } from '@linesman/client';
import type { Platform } from '../../actors/platform.ts';
import type { OwnSystem } from '../own-system.mjs';
import { StripeStandIn } from './stripe-stand-in.ts';

const OUTAGE_MS = 3_000;
const CHARGE_EVERY_MS = 100;
const MORE_CHARGES = 30;
/** What callers are told at most. `outage.spec.ts` of the executor holds the same limit with a clock of its own. */
const RETRY_AFTER_AT_MOST_S = 10;
/** Shorter than the time between two probes of an integration that works, so no such probe can have helped. */
const PATIENCE_MS = 240_000;

const stripe = new StripeStandIn();
let system: OwnSystem;
let actors: typeof import('../../actors/wait-for.ts') &
  typeof import('../../actors/http.ts') &
  typeof import('../../actors/platform.ts') &
  typeof import('../../actors/outside.ts') &
  typeof import('@linesman/client');
const opened: { close(): Promise<void> }[] = [];

beforeAll(async () => {
  const { startOwnSystem } = await import('../own-system.mjs');
  actors = {
    ...(await import('../../actors/wait-for.ts')),
    ...(await import('../../actors/http.ts')),
    ...(await import('../../actors/platform.ts')),
    ...(await import('../../actors/outside.ts')),
    ...(await import('@linesman/client')),
  };
  const origins = { 'https://api.stripe.com': await stripe.start() };
  system = await startOwnSystem({ env: { PROVIDER_ORIGINS: JSON.stringify(origins), LOG_LEVEL: 'warn' } });
});
afterEach(async () => {
  stripe.failing = false;
  await Promise.all(opened.splice(0).map((one) => one.close()));
});
afterAll(async () => {
  await system?.stop();
  await stripe.stop();
});

/** A tenant with a Stripe account that has worked, and a service that may charge with it. */
class Merchant {
  private readonly tenant = randomUUID();
  private admin!: string;
  private client!: LinesmanClient;
  private platform!: Platform;
  integration_id!: string;

  static async open(): Promise<Merchant> {
    const merchant = new Merchant();
    const { sandbox, nats } = system.run();
    const outside = new actors.Outside(sandbox.url);
    const of = (sub: string, role: string) => outside.token({ sub, tenant: merchant.tenant, roles: [role] });
    merchant.admin = await of('eve', 'tenant_admin');
    const billing = await of('billing', 'service');
    const { url: servers, user, password: pass } = nats.platform;
    merchant.client = await actors.createClient({
      nats: { servers, user, pass },
      tenant_id: merchant.tenant,
      token: () => Promise.resolve(billing),
    });
    merchant.platform = await actors.Platform.connect(system.run(), billing, merchant.tenant);
    opened.push(merchant.client, merchant.platform);
    // A service can be granted something once it has called.
    await actors.requestJson(`${system.run().services['integrations']!.url}/my-rights`, { token: billing });
    await merchant.connect();
    return merchant;
  }

  private async connect(): Promise<void> {
    await this.ask('integrations', '/grants', { action: 'execute', grantee_type: 'service', grantee: 'billing' });
    const body = { connection_code: 'stripe', name: 'Payments', credentials: { secret_key: 'sk_test_outage' } };
    const made = await this.ask<{ integration_id: string }>('integrations', '/integrations', body);
    this.integration_id = made.integration_id;
    await this.waitForState('healthy');
  }

  ask<T>(service: string, path: string, body?: object): Promise<T> {
    const method = body ? 'POST' : 'GET';
    return actors.requestJson<T>(`${system.run().services[service]!.url}${path}`, { method, body, token: this.admin });
  }

  charge(timeout_ms: number): Promise<ExecuteAnswer> {
    return this.client.execute({
      integration_id: this.integration_id,
      capability_code: 'PROCESS_PAYMENT',
      parameters: { amount: '20.00', currency: 'usd', customer_id: 'cus_1', payment_method_id: 'pm_1' },
      idempotency_key: randomUUID(),
      timeout_ms,
    });
  }

  async waitForState(...states: string[]): Promise<void> {
    const path = `/integration-health/${this.integration_id}`;
    await actors.waitFor(`the state ${states.join(' or ')}`, PATIENCE_MS, async () =>
      states.includes((await this.ask<{ state: string }>('status-monitor', path)).state),
    );
  }

  /** Every status that the integration has had, in turn. */
  async statuses(): Promise<unknown[]> {
    const path = `/integrations/${this.integration_id}`;
    const { status } = await this.ask<{ status: string }>('integrations', path);
    const said = this.platform.heard.filter(
      ({ type, subject }) => /^integration_(created|updated)$/.test(type) && subject === this.integration_id,
    );
    return [...said.map(({ data }) => data['status']), status];
  }
}

interface Charge {
  began: number;
  ended: number;
  /** The execution's status, or the type of the refusal. */
  came: string;
  /** How many seconds later a refused caller is told to come back. */
  retry_after?: number;
}

/** Charges all the time until it is told to stop, and keeps what came of each charge when it ends. */
function chargeAllTheTime(merchant: Merchant) {
  const ended: Charge[] = [];
  const waiting: Promise<void>[] = [];
  const one = async () => {
    const began = Date.now();
    const came = await merchant.charge(20_000).then(
      ({ status, error }) => ({ came: error ? `${status}: ${error.message}` : status }),
      (error: unknown) =>
        error instanceof actors.LinesmanError
          ? { came: error.type, retry_after: error.retry_after }
          : { came: String(error) },
    );
    ended.push({ began, ended: Date.now(), ...came });
  };
  const timer = setInterval(() => waiting.push(one()), CHARGE_EVERY_MS);
  return {
    ended,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(waiting);
    },
  };
}

const succeeded = ({ came }: Charge): boolean => came === 'succeeded';
const refused = ({ came }: Charge): boolean => came === 'provider-unavailable';

it('executes again as soon as a trial call may, and nobody has to act', async () => {
  const merchant = await Merchant.open();
  const charges = chargeAllTheTime(merchant);
  await actors.waitFor('a first payment', PATIENCE_MS, () => charges.ended.some(succeeded));

  const failed = Date.now();
  stripe.failing = true;
  await new Promise((resolve) => setTimeout(resolve, OUTAGE_MS));
  stripe.failing = false;
  const recovered = Date.now();

  // One that began before may have been let through before the circuit opened, and takes long on a busy machine.
  const paid = () => charges.ended.filter((one) => one.began > recovered && succeeded(one));
  await actors.waitFor('payments after the outage', PATIENCE_MS, () => paid().length > MORE_CHARGES);
  await charges.stop();

  const first = Math.min(...paid().map(({ ended }) => ended));
  const all = charges.ended.filter(refused);
  const late = all.filter(({ ended }) => ended > recovered);
  const waits = all.map(({ retry_after }) => retry_after ?? Infinity);
  const seconds = (at: number) => ((at - recovered) / 1_000).toFixed(1);
  console.log(
    `down for ${((recovered - failed) / 1_000).toFixed(1)} s: ${charges.ended.length} calls, ${all.length} refused, ` +
      `${late.length} of them after the recovery, the last ${seconds(Math.max(recovered, ...late.map(({ ended }) => ended)))} s ` +
      `after it; first success ${seconds(first)} s after it; callers were told to wait ${Math.max(0, ...waits)} s at most`,
  );
  expect(Math.max(0, ...waits)).toBeLessThanOrEqual(RETRY_AFTER_AT_MOST_S);
  // The first success closes the circuit for everybody who asks after it.
  expect(all.filter(({ began }) => began > first)).toEqual([]);
  expect(charges.ended.filter((one) => !succeeded(one) && !refused(one))).toEqual([]);
  await merchant.waitForState('healthy');
  expect(await merchant.statuses()).not.toContain('error');
});

it('sees with its probes that the provider works again, though nobody calls it', async () => {
  const merchant = await Merchant.open();
  stripe.refused.length = 0;
  stripe.failing = true;
  await Promise.allSettled([1, 2, 3, 4].map(() => merchant.charge(2_000)));
  await merchant.waitForState('degraded', 'disconnected');
  await actors.waitFor('a refused probe', PATIENCE_MS, () => stripe.refused.includes('GET /v1/account'));
  stripe.failing = false;
  await merchant.waitForState('healthy');
  expect(await merchant.statuses()).not.toContain('error');
  await expect(merchant.charge(20_000)).resolves.toMatchObject({ status: 'succeeded' });
});

it('refuses no payment because an endpoint of the customer refuses webhooks', async () => {
  const merchant = await Merchant.open();
  const report = (outcome: string, minutesAgo: number) => {
    const attempted_at = new Date(Date.now() - minutesAgo * 60_000).toISOString();
    const delivery = { integration_id: merchant.integration_id, outcome, http_status: 500, attempted_at };
    return merchant.ask('status-monitor', '/webhook-deliveries', delivery);
  };
  for (const minutesAgo of [12, 9, 6, 3, 1]) await report('refused', minutesAgo);
  await merchant.waitForState('degraded');
  const paid = await Promise.all(Array.from({ length: 20 }, () => merchant.charge(20_000)));
  expect(new Set(paid.map(({ status }) => status))).toEqual(new Set(['succeeded']));
  await report('delivered', 0);
  await merchant.waitForState('healthy');
  expect(await merchant.statuses()).not.toContain('error');
});
