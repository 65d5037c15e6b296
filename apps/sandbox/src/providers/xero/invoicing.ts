import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { textOf } from '../../http/fields';
import { Mailbox } from '../../mail/mailbox';
import type { XeroAccount } from './accounts';
import { xeroDate, type XeroRecord, xeroTime } from './records';
import { XeroBooks } from './xero-books';
import { validationException, xeroProblem } from './xero-failure';

const unknownAccount = /^9/;

@Injectable()
export class Invoicing {
  constructor(
    private readonly books: XeroBooks,
    private readonly mailbox: Mailbox,
  ) {}

  create(owner: XeroAccount, asked: XeroRecord): XeroRecord {
    const all = this.books.invoices(owner);
    const { ContactID } = (asked['Contact'] ?? {}) as XeroRecord;
    const found = this.books.contacts(owner).find((one) => one['ContactID'] === ContactID);
    const lines = Array.isArray(asked['LineItems']) ? (asked['LineItems'] as XeroRecord[]) : [];
    const number = asked['InvoiceNumber'] ?? `INV-${String(all.length + 1).padStart(4, '0')}`;
    const wrong: string[] = [];
    if (!['ACCREC', 'ACCPAY'].includes(String(asked['Type']))) wrong.push('Invoice not of valid type');
    if (!found) wrong.push('A Contact must be specified for this type of transaction');
    if (!lines.length) wrong.push('One or more line items must be specified');
    if (asked['Status'] === 'AUTHORISED' && !asked['DueDate']) wrong.push('Due Date is required for invoice approval');
    if (all.some((one) => one['InvoiceNumber'] === number)) wrong.push('Invoice # must be unique.');
    for (const { AccountCode } of lines) {
      if (!AccountCode || unknownAccount.test(textOf(AccountCode)))
        wrong.push(`Account code '${textOf(AccountCode)}' is not a valid code for this document.`);
    }
    if (wrong.length) throw validationException(asked, wrong);

    const LineItems = lines.map((line) => ({
      TaxType: 'NONE',
      TaxAmount: 0,
      Tracking: [],
      ...line,
      LineItemID: randomUUID(),
      LineAmount: Number(line['Quantity'] ?? 1) * Number(line['UnitAmount'] ?? 0),
    }));
    const Total = LineItems.reduce((sum, { LineAmount }) => sum + LineAmount, 0);
    const dayOf = (field: string): number => (asked[field] ? Date.parse(textOf(asked[field])) : Date.now());
    const made: XeroRecord = {
      Type: asked['Type'],
      InvoiceID: randomUUID(),
      InvoiceNumber: number,
      Reference: asked['Reference'] ?? '',
      Prepayments: [],
      Overpayments: [],
      Payments: [],
      CreditNotes: [],
      AmountDue: Total,
      AmountPaid: 0,
      SentToContact: false,
      CurrencyRate: 1,
      HasErrors: false,
      IsDiscounted: false,
      Contact: found,
      ...xeroDate('Date', dayOf('Date')),
      ...xeroDate('DueDate', dayOf('DueDate')),
      Status: asked['Status'] ?? 'DRAFT',
      LineAmountTypes: asked['LineAmountTypes'] ?? 'Exclusive',
      LineItems,
      SubTotal: Total,
      TotalTax: 0,
      Total,
      UpdatedDateUTC: xeroTime(Date.now()),
      CurrencyCode: asked['CurrencyCode'] ?? 'EUR',
      StatusAttributeString: 'OK',
    };
    this.books.keep(owner, made);
    return made;
  }

  async email(owner: XeroAccount, id: string): Promise<void> {
    const invoice = this.books.invoices(owner).find((one) => one['InvoiceID'] === id);
    if (!invoice) throw xeroProblem(404, 'NotFound', 'The resource you are looking for cannot be found');
    const { ContactID } = (invoice['Contact'] ?? {}) as XeroRecord;
    const to = this.books.contacts(owner).find((one) => one['ContactID'] === ContactID)?.['EmailAddress'];
    if (!to) throw validationException({ InvoiceID: id }, ['The contact has no email address']);
    const from = 'messaging-service@post.xero.example';
    const subject = `Invoice ${String(invoice['InvoiceNumber'])} from ${owner.name}`;
    const text = `Amount due: ${String(invoice['AmountDue'])} ${String(invoice['CurrencyCode'])}`;
    const source = [`From: ${from}`, `To: ${textOf(to)}`, `Subject: ${subject}`, '', text].join('\r\n');
    await this.mailbox.receive(Buffer.from(source), { from, to: [textOf(to)] }, Date.now());
    this.books.keep(owner, { ...invoice, SentToContact: true, UpdatedDateUTC: xeroTime(Date.now()) });
  }
}
