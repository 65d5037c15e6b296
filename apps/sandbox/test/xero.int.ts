import { createHttp, type GatewayCall } from '@linesman/provider-kit';
import { builtInProviders } from '@linesman/providers';
import { Invoice, XeroClient } from 'xero-node';
import { authorize } from './browser';
import { bearer, xero } from './flows';
import { app, TestSandbox } from './test-sandbox';

const provider = builtInProviders.find(({ manifest }) => manifest.code === 'xero')!;
type Json = Record<string, unknown>;

describe('Xero', () => {
  let world: TestSandbox;
  let accounts: { account: string; tenant_id: string }[];
  beforeAll(async () => {
    world = await TestSandbox.open();
    ({ accounts } = await world.control<{ accounts: typeof accounts }>('GET', 'accounts?provider=xero'));
  });
  afterAll(() => world.close());
  afterEach(() => world.control('POST', 'reset', {}));

  const scope = xero({ origin: '', console: { origin: '' } } as TestSandbox).params!['scope']!;
  const tenantOf = (account: string): string => accounts.find((one) => one.account === account)!.tenant_id;
  const granted = (account: string): Promise<Record<string, string>> =>
    world.control('POST', 'grants', { provider: 'xero', account, scope });
  const callFor = async (account: string, code: string, more: Partial<GatewayCall> = {}): Promise<GatewayCall> => ({
    http: createHttp({ origins: { 'https://api.xero.com': `${world.origin}/xero` } }),
    now: () => new Date(),
    material: { type: 'bearer', secret: (await granted(account))['access_token']! },
    config: { tenant_id: tenantOf(account) },
    capability_code: code,
    capability_version: 1,
    parameters: {},
    idempotency_key: 'none',
    ...more,
  });

  describe('OAuth 2.0', () => {
    const basic = `Basic ${Buffer.from(`${app.client_id}:${app.client_secret}`).toString('base64')}`;
    const ask = async (form: Record<string, string>): Promise<{ status: number; body: Record<string, string> }> => {
      const headers = { authorization: basic, 'content-type': 'application/x-www-form-urlencoded' };
      const body = new URLSearchParams(form).toString();
      const response = await fetch(xero(world).token, { method: 'POST', headers, body });
      return { status: response.status, body: (await response.json()) as Record<string, string> };
    };
    const consented = async (): Promise<Record<string, string>> => {
      const flow = xero(world);
      const { callback, verifier } = await authorize(flow, { account: 'techcorp', decision: 'allow' });
      const code = callback.searchParams.get('code')!;
      const { redirect_uri } = flow;
      return (await ask({ grant_type: 'authorization_code', code, redirect_uri, code_verifier: verifier })).body;
    };
    const organisations = async (token = ''): Promise<number> => {
      const headers = { ...bearer(token).headers, 'xero-tenant-id': tenantOf('techcorp') };
      return (await fetch(`${world.origin}/xero/api.xro/2.0/Organisation`, { headers })).status;
    };

    it('issues tokens for half an hour to a client that authenticates with Basic', async () => {
      expect(await consented()).toMatchObject({ token_type: 'Bearer', expires_in: 1_800, scope });
    });

    it('rotates refresh tokens, and accepts a used one again within the grace', async () => {
      const first = await consented();
      const refresh = (token = ''): ReturnType<typeof ask> =>
        ask({ grant_type: 'refresh_token', refresh_token: token });
      const second = await refresh(first['refresh_token']);
      const again = await refresh(first['refresh_token']);
      expect([second.status, again.status]).toEqual([200, 200]);
      expect(second.body['refresh_token']).not.toBe(first['refresh_token']);
      expect(await organisations(second.body['access_token'])).toBe(200);
      expect(await organisations(again.body['access_token'])).toBe(200);
      await world.control('POST', 'grants/revoke', { provider: 'xero', account: 'techcorp' });
      expect(await refresh(again.body['refresh_token'])).toMatchObject({
        status: 400,
        body: { error: 'invalid_grant' },
      });
    });
  });

  it('works with its official SDK: invoices, contacts, a new invoice and its email', async () => {
    const client = new XeroClient();
    const { access_token } = await granted('kestrel');
    client.setTokenSet({ access_token: access_token! });
    const tenant = tenantOf('kestrel');
    client.accountingApi.basePath = `${world.origin}/xero/api.xro/2.0`;

    const since = new Date('2026-01-10T00:00:00Z');
    const listed = await client.accountingApi.getInvoices(
      ...([tenant, since, 'Status=="PAID"', 'UpdatedDateUTC ASC', undefined, undefined, undefined] as const),
      ...([undefined, 2] as const),
    );
    expect(listed.body.pagination).toMatchObject({ page: 2, pageSize: 100 });
    expect(listed.body.invoices).toHaveLength(100);
    for (const { status, updatedDateUTC } of listed.body.invoices!) {
      expect(String(status)).toBe('PAID');
      expect(updatedDateUTC!.getTime()).toBeGreaterThanOrEqual(since.getTime());
    }
    const { body } = await client.accountingApi.getContacts(tenant);
    const [contact] = body.contacts!;
    expect(contact).toMatchObject({ name: 'Ada Abbott 1', emailAddress: 'ada.abbott.0@kestrel.example' });

    const lineItems = [{ description: 'Robots', quantity: 2, unitAmount: 20.5, accountCode: '200' }];
    const bill: Invoice = {
      type: Invoice.TypeEnum.ACCREC,
      status: Invoice.StatusEnum.AUTHORISED,
      dueDate: '2026-12-24',
      contact: { contactID: contact!.contactID },
      reference: 'SDK',
      lineItems,
    };
    const create = (key: string, invoice = bill): ReturnType<typeof client.accountingApi.createInvoices> =>
      client.accountingApi.createInvoices(tenant, { invoices: [invoice] }, true, undefined, key);
    const made = (await create('sdk-1')).body.invoices![0]!;
    expect(made).toMatchObject({ total: 41, amountDue: 41, sentToContact: false, reference: 'SDK' });
    expect((await create('sdk-1')).body.invoices![0]!.invoiceID).toBe(made.invoiceID);
    await client.accountingApi.emailInvoice(tenant, made.invoiceID!, {}, 'sdk-1-email');
    const { mails } = await world.control<{ mails: Json[] }>('GET', `mail?to=${contact!.emailAddress}`);
    expect(mails).toMatchObject([{ subject: `Invoice ${made.invoiceNumber} from Kestrel Robotics` }]);
    const { contact: _, ...nobody } = bill;
    const refused = await create('sdk-2', nobody).catch((error: unknown) => String(error));
    expect(refused).toContain('A Contact must be specified');
  });

  it('lets the gateway read page by page to the end, and then only what is new', async () => {
    const call = await callFor('kestrel', 'SYNC_INVOICES');
    const run = async (cursor?: string): Promise<{ ids: string[]; cursor: string; pages: number }> => {
      const ids: string[] = [];
      for (let pages = 1; ; pages++) {
        const page = await provider.gateway({ ...call, cursor });
        ids.push(...(page['records'] as { external_id: string }[]).map(({ external_id }) => external_id));
        cursor = page['cursor'] as string;
        if (page['complete']) return { ids, cursor, pages };
      }
    };
    const all = await run();
    expect(new Set(all.ids).size).toBe(1_240 + 1); // with the one that the SDK made
    expect(all.pages).toBeGreaterThan(12);
    const later = await run(all.cursor);
    expect(later).toMatchObject({ ids: all.ids.slice(-1), cursor: all.cursor });
    const contacts = await provider.gateway({ ...call, capability_code: 'SYNC_CUSTOMER_DATA' });
    expect(contacts).toMatchObject({ complete: false, skipped: [], records: { length: 100 } });
  });

  it('sends an invoice of the gateway once, though its answer is lost, and the look-up finds it', async () => {
    const listed = await provider.gateway(await callFor('spare', 'SYNC_CUSTOMER_DATA'));
    const [contact] = listed['records'] as { external_id: string; data: Json }[];
    const line = { description: 'Gears', quantity: 3, unit_amount: 10, account_code: '200' };
    const parameters = { contact_id: contact!.external_id, due_date: '2026-12-24', line_items: [line] };
    const asked_at = new Date(Date.now() - 60_000);
    const call = await callFor('spare', 'SEND_INVOICE', { parameters, idempotency_key: 'execution-1' });
    const became = (): Promise<unknown> => provider.look_up!['SEND_INVOICE']!({ ...call, asked_at });

    expect(await became()).toEqual({ not_done: true });
    await world.turnOn('xero', 'lost_answer', { path: '/Email', times: 1 });
    await expect(provider.gateway(call)).rejects.toMatchObject({
      failure: { class: 'transient', may_have_acted: true },
    });
    const output = await provider.gateway(call);
    expect(output).toMatchObject({ status: 'AUTHORISED', total: 30, currency: 'EUR' });
    expect(await became()).toEqual({ done: output });
    const { mails } = await world.control<{ mails: Json[] }>('GET', `mail?to=${String(contact!.data['email'])}`);
    expect(mails).toHaveLength(1);
  });

  it('bills a contact of the gateway every month, once, as the SDK sees it', async () => {
    const parameters = {
      payer: { name: 'Brightwater', email: 'jo@brightwater.example' },
      amount: '25.00',
      currency: 'EUR',
      interval: 'month',
      starts_on: '2027-01-01',
    };
    const call = await callFor('spare', 'CREATE_REPEATING_INVOICE', { parameters, idempotency_key: 'execution-9' });
    const became = () =>
      provider.look_up!['CREATE_REPEATING_INVOICE']!({ ...call, asked_at: new Date(Date.now() - 60_000) });
    expect(await became()).toEqual({ not_done: true });
    const output = await provider.gateway(call);
    expect(await became()).toEqual({ done: output });
    expect(await provider.gateway(call)).toEqual(output);
    const taken = { ...call, idempotency_key: 'execution-10' };
    await expect(provider.gateway(taken)).rejects.toMatchObject({ failure: { code: 'ValidationException' } });

    const client = new XeroClient();
    client.setTokenSet({ access_token: call.material.secret });
    client.accountingApi.basePath = `${world.origin}/xero/api.xro/2.0`;
    const { body } = await client.accountingApi.getRepeatingInvoices(tenantOf('spare'));
    expect(body.repeatingInvoices).toHaveLength(1);
    expect(body.repeatingInvoices![0]).toMatchObject({
      repeatingInvoiceID: output['billing_id'],
      approvedForSending: true,
      total: 25,
      schedule: { period: 1, dueDate: 14 },
      contact: { contactID: output['customer_id'], emailAddress: 'jo@brightwater.example' },
    });
  });

  it('names its account, and fails in its own words when a switch is on', async () => {
    const call = await callFor('mesaverde', 'SYNC_INVOICES');
    const account = { account_id: tenantOf('mesaverde'), account_name: 'Mesa Verde Clinics' };
    expect(await provider.identify!(call)).toEqual(account);
    const failure = async (kind: string, more: Json = {}): Promise<unknown> => {
      const { id } = await world.turnOn('xero', kind, more);
      const [outcome] = await Promise.allSettled([provider.probe(call)]);
      await world.control('DELETE', `switches/${id}`);
      return outcome.status === 'rejected' ? (outcome.reason as { failure: unknown }).failure : 'none';
    };
    expect(await failure('rate_limit', { retry_after: 7 })).toMatchObject({
      cause: 'rate_limited',
      retry_after_ms: 7_000,
    });
    expect(await failure('status')).toMatchObject({ class: 'transient', cause: 'server_error' });
    expect(await failure('refuse_scope', { scope: 'accounting.settings.read' })).toMatchObject({
      cause: 'insufficient_scope',
    });
    expect(await failure('deactivate_account', { account: 'mesaverde' })).toMatchObject({ cause: 'grant_revoked' });
    await expect(provider.probe({ ...call, config: { tenant_id: tenantOf('spare') } })).rejects.toMatchObject({
      failure: { cause: 'grant_revoked', code: 'AuthenticationUnsuccessful' },
    });
    await world.control('POST', 'tokens/expire', { provider: 'xero', account: 'mesaverde' });
    await expect(provider.probe(call)).rejects.toMatchObject({ failure: { code: 'TokenExpired' } });
  });
});
