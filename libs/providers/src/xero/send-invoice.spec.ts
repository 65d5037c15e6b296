import { failureOf, onLoopback } from '@linesman/provider-kit/conformance';
import { validateParameters } from '@linesman/provider-kit/validate-parameters';
import { provider } from './provider';
import created from './samples/invoice-created.json';
import sendInvoice from './samples/send-invoice.json';
import refused from './samples/validation-exception.json';

const origins = ['https://api.xero.com'];
const material = { type: 'bearer' as const, secret: 'eyJhbGciOiJSUzI1NiJ9.conformance.9f3KQ7vTz2Lm' };
const config = { tenant_id: 'fe79f7dd-b6d4-4a92-ba7b-538af6289c58' };
const { parameters: bill, output: sent } = sendInvoice;
const none = { body: { Invoices: [] } };
const nothing = { status: 204 };

describe('An invoice sent through Xero', () => {
  const xero = onLoopback(provider, { origins, material, config });

  it('creates the invoice under the execution’s key, and emails it with another', async () => {
    xero.answer(none, { body: created }, nothing);
    await xero.run('SEND_INVOICE', bill);
    const [find, create, mail] = xero.received();
    expect(new URL(xero.received()[0]?.path ?? '', 'http://x').searchParams.get('where')).toBe(
      'Reference=="Website Design / ledger-0001"',
    );
    expect(find?.method).toBe('GET');
    expect(create).toMatchObject({ method: 'PUT', headers: { 'idempotency-key': 'ledger-0001' } });
    expect(JSON.parse(create?.body ?? '')).toMatchObject({
      Invoices: [
        {
          Type: 'ACCREC',
          Status: 'AUTHORISED',
          Contact: { ContactID: bill.contact_id },
          LineItems: [{ Description: 'Acme Tires', Quantity: 2, UnitAmount: 20, AccountCode: '200' }],
          DueDate: '2026-02-28',
          Reference: 'Website Design / ledger-0001',
        },
      ],
    });
    expect(mail).toMatchObject({
      method: 'POST',
      path: `/api.xro/2.0/Invoices/${sent.invoice_id}/Email`,
      headers: { 'idempotency-key': 'ledger-0001-email' },
    });
  });

  it('goes to a contact of Xero or to a customer of the platform', () => {
    const { parameters_schema } = provider.manifest.capabilities.find((it) => it.capability_code === 'SEND_INVOICE')!;
    const { contact_id, ...invoice } = bill;
    const fits = (parameters: object) => validateParameters(parameters_schema, parameters) === undefined;
    expect(fits({ ...invoice, customer_id: contact_id })).toBe(true);
    expect(fits({ ...invoice, contact_id })).toBe(true);
    expect(fits(invoice)).toBe(false);
    expect(fits({ ...bill, customer_id: contact_id })).toBe(false);
  });

  const found = (SentToContact: boolean) => ({
    body: { Invoices: [{ ...created.Invoices[0], SentToContact, Reference: 'Website Design / ledger-0001' }] },
  });

  it('bills once, however often it is requested', async () => {
    xero.answer(found(false), nothing);
    expect(await xero.run('SEND_INVOICE', bill)).toEqual(sent);
    expect(xero.received().map(({ method }) => method)).toEqual(['GET', 'POST']);
    xero.answer(found(true));
    expect(await xero.run('SEND_INVOICE', bill)).toEqual(sent);
    expect(xero.received()).toHaveLength(1);
  });

  it('names the invoice if the email is refused', async () => {
    xero.answer(none, { body: created }, { status: 400, body: refused });
    expect(await failureOf(xero.run('SEND_INVOICE', bill))).toMatchObject({
      class: 'permanent',
      code: 'ValidationException',
      message: expect.stringContaining('invoice INV-0007 was created and is not sent') as unknown,
    });
  });

  it('finds out whether an invoice was created whose answer was lost', async () => {
    const lookUp = () =>
      provider.look_up!.SEND_INVOICE!({
        ...xero.callOf('SEND_INVOICE', { parameters: bill }),
        asked_at: new Date('2026-01-29T10:44:00Z'),
      });
    xero.answer({ body: { pagination: { pageCount: 2 }, Invoices: [] } }, found(true));
    expect(await lookUp()).toEqual({ done: sent });
    expect(xero.received()[1]?.headers['if-modified-since']).toBe('2026-01-29T10:39:00.000Z');
    xero.answer(none);
    expect(await lookUp()).toEqual({ not_done: true });
    xero.answer(found(false));
    expect(await lookUp()).toBeUndefined();
  });
});
