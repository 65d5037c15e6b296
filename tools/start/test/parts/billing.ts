import { randomUUID } from 'node:crypto';
import type { LinesmanClient } from '@linesman/client';
import type { HeardEvent, Platform } from '../../../actors/platform.ts';
import type { OwnSystem } from '../../own-system.mjs';

const PATIENCE_MS = 240_000;
const purpose = 'payment_processing';
const tenant = randomUUID();
const customer_id = randomUUID();
const payer = { email: 'bob.smith@techcorp.example', name: 'TechCorp' };
const terms = { amount: '100.00', currency: 'USD', interval: 'month', description: 'Gold plan' };

interface Account {
  account: string;
  account_id: string;
  api_key: string;
  tenant_id: string;
}
type Json = Record<string, unknown>;

/** A platform bills its customers through Stripe and through Xero. */
export function billing(system: () => OwnSystem): void {
  let actors: typeof import('../../../actors/wait-for.ts') &
    typeof import('../../../actors/http.ts') &
    typeof import('../../../actors/consent.ts') &
    typeof import('../../../actors/outside.ts');
  let admin: string;
  let platform: Platform;
  let client: LinesmanClient;
  let stripe: Account;
  let outside: InstanceType<(typeof actors)['Outside']>;

  beforeAll(async () => {
    const { Platform } = await import('../../../actors/platform.ts');
    const { createClient } = await import('@linesman/client');
    actors = {
      ...(await import('../../../actors/wait-for.ts')),
      ...(await import('../../../actors/http.ts')),
      ...(await import('../../../actors/consent.ts')),
      ...(await import('../../../actors/outside.ts')),
    };
    const { sandbox, nats } = system().run();
    outside = new actors.Outside(sandbox.url);
    admin = await outside.token({ sub: 'eve', tenant, roles: ['tenant_admin'] });
    const service = await outside.token({ sub: 'billing', tenant, roles: ['service'] });
    const { url: servers, user, password: pass } = nats.platform;
    client = await createClient({
      nats: { servers, user, pass },
      tenant_id: tenant,
      token: () => Promise.resolve(service),
    });
    platform = await Platform.connect(system().run(), service, tenant);
    // Only a service that has called can be given a grant.
    await actors.requestJson(`${system().run().services['integrations']!.url}/my-rights`, { token: service });
    await ask('POST', '/grants', { action: 'execute', grantee_type: 'service', grantee: 'billing' });
    await ask('PUT', `/customers/${customer_id}`, { name: 'TechCorp' });
    stripe = (await accountsOf('stripe'))[0]!;
    const { integration_id } = await ask<{ integration_id: string }>('POST', '/integrations', {
      connection_code: 'stripe',
      name: 'Payments',
      credentials: { api_key: stripe.api_key },
    });
    await makeDefault(integration_id);
  });
  afterAll(async () => {
    await client?.close();
    await platform?.close();
  });

  const ask = <T>(method: string, path: string, body?: object): Promise<T> =>
    actors.requestJson<T>(`${system().run().services['integrations']!.url}${path}`, { method, token: admin, body });

  const makeDefault = (integration_id: string) =>
    ask('POST', `/entities/tenant/${tenant}/integrations`, { integration_id, purpose, is_default: true });

  const accountsOf = async (provider: string): Promise<Account[]> =>
    (
      await actors.requestJson<{ accounts: Account[] }>(
        `${system().run().sandbox.url}/_control/accounts?provider=${provider}`,
      )
    ).accounts;

  /** What Stripe has, as its own API shows it. */
  const atStripe = async (list: string): Promise<Json[]> => {
    const url = `${system().run().sandbox.url}/stripe/v1/${list}`;
    return (await actors.requestJson<{ data: Json[] }>(url, { token: stripe.api_key })).data;
  };

  const profileOf = async (): Promise<string | undefined> => {
    const { external_ids } = await ask<{ external_ids: Json }>('GET', `/customers/${customer_id}`);
    return external_ids[`stripe:${stripe.account_id}`] as string | undefined;
  };

  /** Announces a subscription, and waits until it is billed. */
  async function subscribed(more: object = {}): Promise<HeardEvent> {
    const subscription_id = `sub-${randomUUID()}`;
    await platform.announceSubscription({ subscription_id, ...payer, billing: terms, ...more });
    return actors.waitFor('the subscription to be billed', PATIENCE_MS, () => {
      const failed = platform.find(
        'subscription_payment_failed',
        ({ data }) => data['subscription_id'] === subscription_id,
      );
      if (failed) throw new Error(JSON.stringify(failed.data));
      return platform.find('subscription_payment_ready', ({ data }) => data['subscription_id'] === subscription_id);
    });
  }

  it('charges 100.00 USD to a customer of the platform, whom Stripe did not know', async () => {
    const entity = { entity_type: 'subscription', entity_id: 'sub_1', customer_id };
    const charge = (idempotency_key: string) =>
      client.execute({
        entity,
        purpose,
        capability_code: 'PROCESS_PAYMENT',
        parameters: { amount: 100.0, currency: 'USD', customer_id },
        idempotency_key,
        timeout_ms: 60_000,
      });
    const orders = ['order-1', 'order-2', 'order-3'];
    const answers = await Promise.all(orders.map(charge));
    const profile = await actors.waitFor('the id of the customer', PATIENCE_MS, profileOf);
    for (const answer of answers)
      expect(answer).toMatchObject({
        status: 'succeeded',
        output: { amount: '100.00', amount_minor: 10_000, currency: 'usd', customer_id: profile },
      });
    expect(await atStripe('customers')).toMatchObject([{ id: profile, name: 'TechCorp' }]);
    await charge('order-4');
    expect((await atStripe('payment_intents')).map(({ customer }) => customer)).toEqual(Array(4).fill(profile));
  });

  it('bills a new subscription again and again through Stripe, to the customer that it knows', async () => {
    const { data } = await subscribed({ customer_id });
    expect(data).toMatchObject({ connection_code: 'stripe', level: 'tenant', profile_id: await profileOf() });
    // The profile was made for payments, without an address for invoices.
    expect(await atStripe('customers')).toMatchObject([{ id: data['profile_id'], email: payer.email }]);
    const [subscription] = await atStripe('subscriptions');
    expect(subscription).toMatchObject({
      id: data['billing_id'],
      customer: data['profile_id'],
      status: 'active',
      collection_method: 'send_invoice',
      items: { data: [{ price: { unit_amount: 10_000, currency: 'usd', recurring: { interval: 'month' } } }] },
    });
    const later = await subscribed({ billing: { ...terms, starts_on: '2027-01-01' } });
    expect(await atStripe('subscription_schedules')).toMatchObject([
      { id: later.data['billing_id'], phases: [{ start_date: Date.UTC(2027, 0, 1) / 1_000 }] },
    ]);
  });

  it('bills a new subscription through Xero when that is the default, and knows the customer again', async () => {
    const xero = (await accountsOf('xero')).find(({ account }) => account === 'techcorp')!;
    const { integration_id } = await ask<{ integration_id: string }>('POST', '/integrations', {
      connection_code: 'xero',
      name: 'Books',
    });
    const { url } = await ask<{ url: string }>('POST', `/integrations/${integration_id}/connect-sessions`, {});
    await actors.consent(outside, 'xero', xero.account, url);
    await makeDefault(integration_id);
    const [first, second] = await Promise.all([subscribed({ customer_id }), subscribed({ customer_id })]);
    expect(first.data).toMatchObject({ connection_code: 'xero', integration_id });
    expect(second.data['profile_id']).toBe(first.data['profile_id']);
    const grant = { provider: 'xero', account: xero.account, scope: 'accounting.invoices accounting.contacts.read' };
    const { sandbox } = system().run();
    const { access_token } = await actors.requestJson<{ access_token: string }>(`${sandbox.url}/_control/grants`, {
      method: 'POST',
      body: grant,
    });
    const response = await fetch(`${sandbox.url}/xero/api.xro/2.0/RepeatingInvoices`, {
      headers: { authorization: `Bearer ${access_token}`, 'xero-tenant-id': xero.tenant_id },
    });
    const { RepeatingInvoices } = (await response.json()) as { RepeatingInvoices: Json[] };
    expect(RepeatingInvoices.map(({ RepeatingInvoiceID }) => RepeatingInvoiceID).sort()).toEqual(
      [first, second].map(({ data }) => data['billing_id']).sort(),
    );
    expect(RepeatingInvoices[0]).toMatchObject({
      Status: 'AUTHORISED',
      Total: 100,
      CurrencyCode: 'USD',
      Schedule: { Period: 1, Unit: 'MONTHLY' },
      Contact: { ContactID: first.data['profile_id'], Name: 'TechCorp' },
    });
  });
}
