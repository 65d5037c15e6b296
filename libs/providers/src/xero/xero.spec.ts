import { describeProvider, failureOf, onLoopback, type ProviderSamples } from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import connections from './samples/connections.json';
import contactCreated from './samples/contact-created.json';
import contacts from './samples/contacts.json';
import forbidden from './samples/forbidden.json';
import created from './samples/invoice-created.json';
import invoices from './samples/invoices.json';
import lackingScope from './samples/lacking-scope.json';
import organisation from './samples/organisation.json';
import repeating from './samples/repeating-invoice-created.json';
import tokenExpired from './samples/token-expired.json';
import sendInvoice from './samples/send-invoice.json';
import refused from './samples/validation-exception.json';

const [demo] = connections;
const { parameters: bill, output: sent } = sendInvoice;
const none = { body: { ...invoices, Invoices: [] } };
const nothing = { status: 204 };
const monthly = { amount: '100.00', currency: 'usd', interval: 'month', starts_on: '2026-12-01' };

const samples: ProviderSamples = {
  origins: ['https://api.xero.com'],
  material: { type: 'bearer', secret: 'eyJhbGciOiJSUzI1NiJ9.conformance.9f3KQ7vTz2Lm' },
  config: { tenant_id: demo!.tenantId },
  capabilities: {
    SYNC_INVOICES: {
      parameters: { since: '2018-11-01T00:00:00Z' },
      answers: [{ body: { ...invoices, Invoices: [...invoices.Invoices, { InvoiceID: 'x' }] } }],
      output: {
        records: [
          {
            external_id: 'd4956132-ed94-4dd7-9eaa-aa22dfdf06f2',
            data: {
              type: 'ACCREC',
              number: 'INV-0001',
              reference: 'Red Fish, Blue Fish',
              status: 'VOIDED',
              contact_id: 'a3675fc4-f8dd-4f03-ba5b-f1870566bcd7',
              contact_name: 'Barney Rubble-83203',
              date: '2018-10-20',
              due_date: '2018-12-30',
              currency: 'NZD',
              total: 40,
              total_tax: 0,
              amount_due: 0,
              amount_paid: 0,
              fully_paid_on: null,
              sent_to_contact: true,
              updated_at: '2018-11-02T16:31:30.160Z',
            },
          },
          {
            external_id: '046d8a6d-1ae1-4b4d-9340-5601bdf41b87',
            data: expect.objectContaining({
              status: 'PAID',
              fully_paid_on: '2018-11-29',
              total: 46,
              amount_paid: 46,
            }) as unknown,
          },
        ],
        skipped: [{ external_id: 'x', reason: 'has no readable UpdatedDateUTC' }],
        cursor: '2018-11-02T16:36:31.000Z 100 1',
        complete: true,
      },
    },
    SYNC_CUSTOMER_DATA: {
      parameters: {},
      answers: [{ body: contacts }],
      output: {
        records: [
          {
            external_id: '5cc8cf28-567e-4d43-b287-687cfcaec47c',
            data: {
              name: 'Katherine Warren',
              first_name: 'Katherine',
              last_name: 'Warren',
              email: 'kat.warren@clampett.com',
              phone: '(626) 847-1294',
              status: 'ACTIVE',
              account_number: null,
              currency: null,
              is_customer: true,
              is_supplier: true,
              merged_into: null,
              updated_at: '2017-08-21T20:49:04.227Z',
            },
          },
          {
            external_id: '3ec601ad-eddc-4ccb-a8ac-736e88293b1b',
            data: expect.objectContaining({ name: 'Lisa Parker' }) as unknown,
          },
        ],
        skipped: [],
        cursor: expect.stringMatching(/^20[-0-9T:.]+Z 100 1$/) as unknown,
        complete: true,
      },
    },
    CREATE_CUSTOMER_PROFILE: {
      parameters: { name: 'TechCorp', email: 'bob@techcorp.example' },
      answers: [{ body: { ...contacts, Contacts: [] } }, { body: contactCreated }],
      output: { customer_id: contactCreated.Contacts[0]!.ContactID },
    },
    CREATE_REPEATING_INVOICE: {
      parameters: { contact_id: contactCreated.Contacts[0]!.ContactID, ...monthly },
      answers: [{ body: { RepeatingInvoices: [] } }, { body: repeating }],
      output: {
        billing_id: repeating.RepeatingInvoices[0]!.RepeatingInvoiceID,
        status: 'AUTHORISED',
        customer_id: contactCreated.Contacts[0]!.ContactID,
        amount: '100.00',
        currency: 'USD',
        interval: 'month',
        interval_count: 1,
        starts_on: '2026-12-01',
      },
    },
    SEND_INVOICE: { parameters: bill, answers: [none, { body: created }, nothing], output: sent },
  },
  healthy: { body: organisation },
  identify: {
    answer: { body: connections },
    account: { account_id: demo!.tenantId, account_name: 'Demo Company (NZ)' },
  },
  refusals: [
    { answer: { status: 403, body: forbidden }, failure: { class: 'permanent', cause: 'grant_revoked' } },
    { answer: { status: 401, body: tokenExpired }, failure: { cause: 'grant_revoked', code: 'TokenExpired' } },
    { answer: { status: 401, body: lackingScope }, failure: { class: 'permanent', cause: 'insufficient_scope' } },
    {
      answer: { status: 400, body: refused },
      failure: { class: 'permanent', cause: 'bad_request', code: 'ValidationException' },
    },
    {
      answer: { status: 429, headers: { 'retry-after': '31', 'x-rate-limit-problem': 'minute' } },
      failure: { class: 'transient', cause: 'rate_limited', retry_after_ms: 31_000 },
    },
  ],
};

describeProvider(provider, samples);

describe('Xero', () => {
  const xero = onLoopback(provider, samples);

  it('asks for the connections of its own consent, and takes the latest or the one it had', async () => {
    const event = '5c37b5a2-0a7a-4b55-9a0c-0a1f0f9d3c11';
    const claims = Buffer.from(JSON.stringify({ authentication_event_id: event })).toString('base64url');
    const material = { type: 'bearer' as const, secret: `e30.${claims}.sig` };
    const newer = { ...demo!, tenantId: 'newer', tenantName: 'Newer', updatedDateUtc: '2026-01-01T00:00:00.0000000' };
    xero.answer({ body: [demo, newer] });
    const context = xero.callOf('SYNC_INVOICES', { material, config: {} });
    expect(await provider.identify!(context)).toEqual({ account_id: 'newer', account_name: 'Newer' });
    expect(xero.received()[0]?.path).toBe(`/Connections?authEventId=${event}`);
    expect(xero.received()[0]?.headers).not.toHaveProperty('xero-tenant-id');
    const again = await provider.identify!({ ...context, config: { tenant_id: demo!.tenantId } });
    expect(provider.configFromAccount!(again)).toEqual({ tenant_id: demo!.tenantId });
    xero.answer({ body: [] }, { body: [demo] });
    expect(await provider.identify!(context)).toMatchObject({ account_id: demo!.tenantId });
    expect(xero.received()[1]?.path).toBe('/Connections');
  });

  it('reports an integration without tenant_id', async () => {
    expect(await failureOf(xero.run('SYNC_INVOICES', {}, {}))).toMatchObject({ code: 'no_tenant_id' });
  });
});
