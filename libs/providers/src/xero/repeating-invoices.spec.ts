import { failureOf, onLoopback } from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import contact from './samples/contact-created.json';
import created from './samples/repeating-invoice-created.json';

const ContactID = contact.Contacts[0]!.ContactID;
const none = { body: { RepeatingInvoices: [] } };
const noContact = { body: { Contacts: [] } };
const monthly = {
  amount: '100.00',
  currency: 'usd',
  interval: 'month',
  starts_on: '2026-12-01',
  description: 'Gold plan',
};

describe('Recurring billing through Xero', () => {
  const config = { tenant_id: 'fe79f7dd-b6d4-4a92-ba7b-538af6289c58' };
  const xero = onLoopback(provider, {
    origins: ['https://api.xero.com'],
    material: { type: 'bearer', secret: 'eyJhbGciOiJSUzI1NiJ9.conformance.9f3KQ7vTz2Lm' },
    config,
  });
  const run = (more: object, of = config) => xero.run('CREATE_REPEATING_INVOICE', { ...monthly, ...more }, of);
  const bodyOf = (n: number) => JSON.parse(xero.received()[n]?.body ?? '') as Record<string, object[]>;

  it('makes a template from which Xero approves and emails an invoice each month', async () => {
    xero.answer(none, { body: created });
    await run({ contact_id: ContactID });
    const [find, create] = xero.received();
    expect(new URL(find?.path ?? '', 'http://x').searchParams.get('where')).toBe('Reference=="ledger-0001"');
    expect(create).toMatchObject({
      method: 'PUT',
      path: '/api.xro/2.0/RepeatingInvoices?summarizeErrors=true',
      headers: { 'idempotency-key': 'ledger-0001' },
    });
    expect(bodyOf(1).RepeatingInvoices).toEqual([
      {
        Type: 'ACCREC',
        Status: 'AUTHORISED',
        ApprovedForSending: true,
        Schedule: {
          Period: 1,
          Unit: 'MONTHLY',
          DueDate: 14,
          DueDateType: 'DAYSAFTERBILLDATE',
          StartDate: '2026-12-01',
        },
        LineItems: [{ Description: 'Gold plan', Quantity: 1, UnitAmount: 100, AccountCode: '200' }],
        LineAmountTypes: 'Inclusive',
        CurrencyCode: 'USD',
        Reference: 'ledger-0001',
        Contact: { ContactID },
      },
    ]);
  });

  it('repeats every 24 months for two years, and books to the account of the integration', async () => {
    xero.answer(none, { body: created });
    const yearly = { contact_id: ContactID, interval: 'year', interval_count: 2 };
    await run(yearly, { ...config, sales_account_code: '260' } as typeof config);
    expect(bodyOf(1).RepeatingInvoices).toMatchObject([
      { Schedule: { Period: 24, Unit: 'MONTHLY' }, LineItems: [{ AccountCode: '260' }] },
    ]);
  });

  it('makes the contact first if Xero does not know who pays', async () => {
    xero.answer(none, noContact, { body: contact }, { body: created });
    await run({ payer: { name: 'TechCorp', email: 'bob@techcorp.example' } });
    expect(bodyOf(2).Contacts).toEqual([
      { Name: 'TechCorp', EmailAddress: 'bob@techcorp.example', ContactNumber: 'ledger-0001' },
    ]);
    expect(bodyOf(3).RepeatingInvoices).toMatchObject([{ Contact: { ContactID } }]);
  });

  it('bills once, however often it is requested', async () => {
    xero.answer({ body: created });
    expect(await run({ contact_id: ContactID })).toMatchObject({
      billing_id: created.RepeatingInvoices[0]!.RepeatingInvoiceID,
    });
    expect(xero.received()).toHaveLength(1);
  });

  it('sends nothing for an amount that the currency does not have', async () => {
    xero.answer(none);
    const failure = await failureOf(run({ contact_id: ContactID, amount: '100.001' }));
    expect(failure).toMatchObject({ class: 'permanent', code: 'invalid_parameters' });
    expect(xero.received()).toEqual([]);
  });

  it.each([
    ['CREATE_REPEATING_INVOICE', none, { body: created }, { billing_id: created.RepeatingInvoices[0]!.ID }],
    ['CREATE_CUSTOMER_PROFILE', noContact, { body: contact }, { customer_id: ContactID }],
  ])('finds out what became of %s whose answer was lost', async (code, absent, present, done) => {
    const lookUp = (asked: string) =>
      provider.look_up![code]!({
        ...xero.callOf(code, { parameters: { ...monthly, contact_id: ContactID } }),
        asked_at: new Date(asked),
      });
    xero.answer(present);
    expect(await lookUp('2026-01-29T10:40:00Z')).toMatchObject({ done });
    xero.answer(absent);
    expect(await lookUp('2026-01-29T10:40:00Z')).toEqual({ not_done: true });
    expect(await lookUp('2026-01-29T10:44:45Z')).toBeUndefined();
  });
});
