import {
  digitsOf,
  type GatewayCall,
  lookUpBy,
  ProviderError,
  type RecurringBillingOutput,
  toMinorUnits,
} from '@linesman/provider-kit';
import { contactOf } from './contacts';
import { xeroGet, xeroWrite } from './dialect';
import { referenceOf } from './send-invoice';

interface RepeatingInvoice {
  RepeatingInvoiceID: string;
  Reference?: string;
  Status: string;
  Contact?: { ContactID?: string };
}

interface RepeatingInvoices {
  RepeatingInvoices: RepeatingInvoice[];
}

/** Xero repeats by weeks or months only. */
const units: Record<string, { Unit: string; times: number }> = {
  week: { Unit: 'WEEKLY', times: 1 },
  month: { Unit: 'MONTHLY', times: 1 },
  year: { Unit: 'MONTHLY', times: 12 },
};

/** Code of the sales account in the chart of accounts with which an organisation at Xero begins. */
const usualSalesAccount = '200';

/**
 * Makes a template from which Xero makes, approves and emails an invoice each period. We look for it by its reference
 * first, as with invoices. See PUT /RepeatingInvoices in xero_accounting.yaml, github.com/XeroAPI/Xero-OpenAPI.
 */
export async function createRepeatingInvoice(call: GatewayCall): Promise<RecurringBillingOutput> {
  const json = templateOf(call);
  const found = await find(call);
  if (found) return outputOf(call, found);
  const { contact_id, payer } = call.parameters;
  const ContactID = contact_id ?? (await contactOf(call, payer as Record<string, string>)).ContactID;
  const write = {
    method: 'PUT',
    path: '/RepeatingInvoices?summarizeErrors=true',
    json: { RepeatingInvoices: [{ ...json, Contact: { ContactID } }] },
  } as const;
  const { RepeatingInvoices } = await xeroWrite(call, write, isCreated);
  return outputOf(call, RepeatingInvoices[0]!);
}

export const lookUpRepeatingInvoice = lookUpBy(find, outputOf);

async function find(call: GatewayCall): Promise<RepeatingInvoice | undefined> {
  const query = new URLSearchParams({ where: `Reference=="${referenceOf(call)}"` });
  const { RepeatingInvoices } = await xeroGet(call, `/RepeatingInvoices?${query.toString()}`, isList);
  return RepeatingInvoices.find(({ Reference }) => Reference === referenceOf(call));
}

function templateOf(call: GatewayCall): Record<string, unknown> {
  const { interval, interval_count = 1, starts_on, description = 'Subscription' } = call.parameters;
  const { days_until_due = 14, currency, account_code, line_amount_types = 'Inclusive' } = call.parameters;
  const { Unit, times } = units[String(interval)]!;
  return {
    Type: 'ACCREC',
    Status: 'AUTHORISED',
    ApprovedForSending: true,
    Schedule: {
      Period: Number(interval_count) * times,
      Unit,
      DueDate: days_until_due,
      DueDateType: 'DAYSAFTERBILLDATE',
      StartDate: starts_on ?? call.now().toISOString().slice(0, 10),
    },
    LineItems: [
      {
        Description: description,
        Quantity: 1,
        UnitAmount: unitAmount(call),
        AccountCode: account_code ?? call.config.sales_account_code ?? usualSalesAccount,
      },
    ],
    LineAmountTypes: line_amount_types,
    CurrencyCode: String(currency).toUpperCase(),
    Reference: referenceOf(call),
  };
}

function unitAmount({ parameters: { amount, currency } }: GatewayCall): number {
  const fraction = digitsOf(String(currency));
  try {
    toMinorUnits(amount as string | number, String(currency), { fraction, minor: fraction });
    return Number(amount);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = `parameters/amount ${error.message}`.slice(0, 500);
    throw new ProviderError({ class: 'permanent', cause: 'bad_request', code: 'invalid_parameters', message });
  }
}

function outputOf({ parameters }: GatewayCall, invoice: RepeatingInvoice): RecurringBillingOutput {
  const { amount, currency, interval, interval_count = 1, starts_on = null } = parameters;
  return {
    billing_id: invoice.RepeatingInvoiceID,
    status: invoice.Status,
    customer_id: invoice.Contact?.ContactID ?? String(parameters.contact_id),
    amount: String(amount),
    currency: String(currency).toUpperCase(),
    interval,
    interval_count,
    starts_on,
  };
}

function isList(body: unknown): body is RepeatingInvoices {
  const list = (body as Partial<RepeatingInvoices> | null)?.RepeatingInvoices;
  return (
    Array.isArray(list) &&
    list.every((one) => typeof one?.RepeatingInvoiceID === 'string' && typeof one.Status === 'string')
  );
}

const isCreated = (body: unknown): body is RepeatingInvoices => isList(body) && body.RepeatingInvoices.length === 1;
