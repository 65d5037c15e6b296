import { type GatewayCall, ProviderError } from '@linesman/provider-kit';
import { xeroGet, xeroWrite } from './dialect';

export interface Invoice {
  InvoiceID: string;
  InvoiceNumber?: string;
  Reference?: string;
  Status: string;
  CurrencyCode?: string;
  Total?: number;
  AmountDue?: number;
  SentToContact?: boolean;
}

interface Invoices {
  Invoices: Invoice[];
}

interface LineItem {
  description: string;
  quantity: number;
  unit_amount: number;
  account_code: string;
  tax_type?: string;
}

/** Xero forgets idempotency keys, and a retry must not bill twice: we look for the invoice by its reference first. */
export async function sendInvoice(call: GatewayCall): Promise<Record<string, unknown>> {
  const invoice = (await findInvoice(call)) ?? (await createInvoice(call));
  if (invoice.SentToContact !== true) await email(call, invoice);
  return outputOf(invoice);
}

async function findInvoice(call: GatewayCall): Promise<Invoice | undefined> {
  const where = `Reference=="${referenceOf(call)}"`;
  const query = new URLSearchParams({ where, order: 'UpdatedDateUTC ASC', page: '1' });
  const { Invoices } = await xeroGet(call, `/Invoices?${query.toString()}`, isInvoices);
  return Invoices.find(({ Reference }) => Reference === referenceOf(call));
}

async function createInvoice(call: GatewayCall): Promise<Invoice> {
  const { contact_id, line_items, date, due_date, currency, invoice_number, line_amount_types } = call.parameters;
  const json = {
    Invoices: [
      {
        Type: 'ACCREC',
        Status: 'AUTHORISED',
        Contact: { ContactID: contact_id },
        LineItems: (line_items as LineItem[]).map((item) => ({
          Description: item.description,
          Quantity: item.quantity,
          UnitAmount: item.unit_amount,
          AccountCode: item.account_code,
          TaxType: item.tax_type,
        })),
        LineAmountTypes: line_amount_types,
        Date: date,
        DueDate: due_date,
        CurrencyCode: currency,
        InvoiceNumber: invoice_number,
        Reference: referenceOf(call),
      },
    ],
  };
  const { Invoices } = await xeroWrite(
    call,
    { method: 'PUT', path: '/Invoices?summarizeErrors=true', json },
    isCreated,
  );
  return Invoices[0]!;
}

async function email(call: GatewayCall, { InvoiceID, InvoiceNumber }: Invoice): Promise<void> {
  const idempotency_key = `${call.idempotency_key}-email`;
  const path = `/Invoices/${encodeURIComponent(InvoiceID)}/Email`;
  await xeroWrite(call, { path, idempotency_key }, isNothing).catch((error: unknown) => {
    if (!(error instanceof ProviderError)) throw error;
    const { message, ...failure } = error.failure;
    const said = `${message} (invoice ${InvoiceNumber ?? InvoiceID} was created and is not sent)`;
    throw new ProviderError({ ...failure, message: said.slice(0, 500) });
  });
}

/** The customer reads it, so the given text comes first. */
export const referenceOf = ({ parameters, idempotency_key }: GatewayCall) =>
  [parameters.reference, idempotency_key].filter(Boolean).join(' / ').replace(/["\\]/g, '');

export const outputOf = (invoice: Invoice): Record<string, unknown> => ({
  invoice_id: invoice.InvoiceID,
  invoice_number: invoice.InvoiceNumber ?? null,
  status: invoice.Status,
  currency: invoice.CurrencyCode ?? null,
  total: invoice.Total ?? null,
  amount_due: invoice.AmountDue ?? null,
});

function isInvoices(body: unknown): body is Invoices {
  const list = (body as Partial<Invoices> | null)?.Invoices;
  return Array.isArray(list) && list.every(isInvoice);
}

export function isInvoice(one: unknown): one is Invoice {
  const { InvoiceID, Status } = (one ?? {}) as Partial<Invoice>;
  return typeof InvoiceID === 'string' && typeof Status === 'string';
}

const isCreated = (body: unknown): body is Invoices => isInvoices(body) && body.Invoices.length === 1;
const isNothing = (body: unknown): body is '' => body === '';
