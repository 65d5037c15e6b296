import Stripe from 'stripe';
import { bearer } from './flows';
import { TestSandbox } from './test-sandbox';

type Json = Record<string, unknown>;

describe('the providers’ APIs', () => {
  let world: TestSandbox;
  beforeAll(async () => {
    world = await TestSandbox.open();
  });
  afterAll(() => world.close());
  afterEach(() => world.control('POST', 'reset', {}));

  const token = async (provider: string, account: string): Promise<string> =>
    (await world.control<{ access_token: string }>('POST', 'grants', { provider, account })).access_token;

  describe('Salesforce', () => {
    const query = async (path: string, live: string): Promise<{ status: number; body: Json }> => {
      const options = { headers: { ...bearer(live).headers, 'sforce-query-options': 'batchSize=200' } };
      const response = await fetch(`${world.origin}/salesforce${path}`, options);
      return { status: response.status, body: (await response.json()) as Json };
    };
    const soql = (text: string): string => `/services/data/v62.0/query?q=${encodeURIComponent(text)}`;

    it('pages through all contacts of the account', async () => {
      const live = await token('salesforce', 'techcorp');
      const emails = new Set<unknown>();
      let next: string | undefined = soql('SELECT Id, Email FROM Contact');
      while (next) {
        const { body } = await query(next, live);
        expect(body['totalSize']).toBe(420);
        for (const record of body['records'] as Json[]) emails.add(record['Email']);
        next = body['nextRecordsUrl'] as string | undefined;
      }
      expect(emails.size).toBe(420);
    });

    it('names the error in a query', async () => {
      const live = await token('salesforce', 'techcorp');
      const cases: [string, string][] = [
        ['SELECT Shoe FROM Contact', 'INVALID_FIELD'],
        ['SELECT Id FROM Shoe', 'INVALID_TYPE'],
        ['DELETE everything', 'MALFORMED_QUERY'],
        ["SELECT Id FROM Contact WHERE LastModifiedDate >= '2026-01-01T00:00:00Z'", 'MALFORMED_QUERY'],
        ['SELECT Id FROM Contact WHERE Name >= 2026-01-01T00:00:00Z', 'INVALID_FIELD'],
        ['SELECT Id FROM Contact ORDER BY Shoe', 'INVALID_FIELD'],
      ];
      for (const [text, errorCode] of cases) {
        expect(await query(soql(text), live)).toMatchObject({ status: 400, body: [{ errorCode }] });
      }
    });

    it('refuses a scope while the others work', async () => {
      const live = await token('salesforce', 'techcorp');
      await world.turnOn('salesforce', 'refuse_scope', { scope: 'api', account: 'techcorp' });
      expect(await query('/services/data/v62.0/limits', live)).toMatchObject({
        status: 403,
        body: [{ errorCode: 'INSUFFICIENT_ACCESS' }],
      });
      expect((await query('/services/oauth2/userinfo', live)).status).toBe(200);
      const other = await token('salesforce', 'sakura');
      expect((await query('/services/data/v62.0/limits', other)).status).toBe(200);
    });
  });

  it('lists a Dropbox folder to its end', async () => {
    const live = await token('dropbox', 'fjord');
    const call = async (path: string, body: Json): Promise<Json> => {
      const headers = { ...bearer(live).headers, 'content-type': 'application/json' };
      const options = { method: 'POST', headers, body: JSON.stringify(body) };
      return (await (await fetch(`${world.origin}/dropbox/2/files/${path}`, options)).json()) as Json;
    };
    const first = await call('list_folder', { path: '' });
    expect(first).toMatchObject({ has_more: true, entries: { length: 2000 } });
    expect(await call('list_folder/continue', { cursor: first['cursor'] })).toMatchObject({
      has_more: false,
      entries: { length: 300 },
    });
    await world.turnOn('dropbox', 'refuse_scope', { scope: 'files.metadata.read' });
    expect(await call('list_folder', { path: '' })).toMatchObject({
      error: { '.tag': 'missing_scope', required_scope: 'files.metadata.read' },
    });
  });

  describe('Stripe, through its own SDK', () => {
    let key: string;
    let stripe: Stripe;
    beforeAll(async () => {
      const { accounts } = await world.control<{ accounts: { account: string; api_key: string }[] }>(
        'GET',
        'accounts?provider=stripe',
      );
      key = accounts.find(({ account }) => account === 'kestrel')?.api_key ?? '';
      stripe = client(key);
    });
    const client = (apiKey: string): Stripe => {
      const { hostname, port } = new URL(world.origin);
      const prefixed = ((url: string, init: RequestInit) =>
        fetch(url.replace('/v1/', '/stripe/v1/'), init)) as typeof fetch;
      const httpClient = Stripe.createFetchHttpClient(prefixed);
      return new Stripe(apiKey, { host: hostname, port, protocol: 'http', httpClient, maxNetworkRetries: 0 });
    };
    const payment = {
      amount: 4200,
      currency: 'eur',
      confirm: true,
      payment_method: 'pm_card_visa',
      metadata: { order: '7' },
    };

    it('charges once for one key, however often the request comes', async () => {
      const customer = await stripe.customers.create({ email: 'a@b.example' });
      const asked = { ...payment, customer: customer.id };
      const first = await stripe.paymentIntents.create(asked, { idempotencyKey: 'ledger-1' });
      const second = await stripe.paymentIntents.create(asked, { idempotencyKey: 'ledger-1' });
      expect(second.id).toBe(first.id);
      expect(first).toMatchObject({ status: 'succeeded', metadata: { order: '7' }, customer: customer.id });
      const { data } = await stripe.balanceTransactions.list({ type: 'charge' });
      expect(data).toHaveLength(1);
      const { calls } = await world.control<{ calls: Json[] }>('GET', 'calls?provider=stripe&key=ledger-1');
      expect(calls).toHaveLength(2);
      expect(calls[0]).toMatchObject({
        method: 'POST',
        path: '/stripe/v1/payment_intents',
        status: 200,
        account: 'kestrel',
      });
    });

    it('refuses another request under the same key', async () => {
      await stripe.paymentIntents.create(payment, { idempotencyKey: 'ledger-2' });
      const other = stripe.paymentIntents.create({ ...payment, amount: 1 }, { idempotencyKey: 'ledger-2' });
      await expect(other).rejects.toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
    });

    it('refunds, and pages through the balance', async () => {
      const intent = await stripe.paymentIntents.create(payment);
      await stripe.refunds.create({ payment_intent: intent.id });
      await expect(stripe.refunds.create({ payment_intent: intent.id })).rejects.toMatchObject({
        code: 'charge_already_refunded',
      });
      const seen: string[] = [];
      for await (const { id } of stripe.balanceTransactions.list({ limit: 1 })) seen.push(id);
      expect(seen.length).toBeGreaterThanOrEqual(2);
      expect(new Set(seen).size).toBe(seen.length);
    });

    it('declines the card that Stripe declines, and repeats the same answer', async () => {
      const asked = { ...payment, payment_method: 'pm_card_chargeDeclined' };
      for (let n = 0; n < 2; n++) {
        const declined = stripe.paymentIntents.create(asked, { idempotencyKey: 'ledger-3' });
        await expect(declined).rejects.toMatchObject({ type: 'StripeCardError', code: 'card_declined' });
      }
    });

    it('finds its accounts by key, until a switch rejects one', async () => {
      expect((await stripe.accounts.retrieveCurrent()).id).toMatch(/^acct_/);
      await expect(client('sk_test_wrong').balanceTransactions.list()).rejects.toMatchObject({ statusCode: 401 });
      await world.turnOn('stripe', 'reject_key', { key: 'kestrel' });
      await expect(stripe.balanceTransactions.list()).rejects.toMatchObject({ type: 'StripeAuthenticationError' });
    });
  });
});
