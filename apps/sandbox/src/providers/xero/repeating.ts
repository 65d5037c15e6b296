import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { textOf } from '../../http/fields';
import type { XeroAccount } from './accounts';
import { type XeroRecord, xeroDate, xeroTime } from './records';
import { XeroBooks } from './xero-books';
import { validationException } from './xero-failure';

const dueDateTypes = ['DAYSAFTERBILLDATE', 'DAYSAFTERBILLMONTH', 'OFCURRENTMONTH', 'OFFOLLOWINGMONTH'];
const inner = (record: XeroRecord, name: string): XeroRecord => (record[name] ?? {}) as XeroRecord;

/** New contacts and repeating invoices. Time does not pass here: no invoice is made from a template. */
@Injectable()
export class Repeating {
  constructor(private readonly books: XeroBooks) {}

  contact(owner: XeroAccount, asked: XeroRecord): XeroRecord {
    const name = textOf(asked['Name']);
    if (!name)
      throw validationException(asked, ['The Contact must contain at least 1 of the following elements: Name']);
    const taken = this.books.contacts(owner).some((one) => textOf(one['Name']).toLowerCase() === name.toLowerCase());
    if (taken)
      throw validationException(asked, [
        `The contact name ${name} is already assigned to another contact. The contact name must be unique across all active contacts.`,
      ]);
    const made: XeroRecord = {
      ContactStatus: 'ACTIVE',
      Addresses: [],
      Phones: [],
      ContactGroups: [],
      ContactPersons: [],
      IsSupplier: false,
      IsCustomer: false,
      HasValidationErrors: false,
      ...asked,
      ContactID: randomUUID(),
      UpdatedDateUTC: xeroTime(Date.now()),
    };
    this.books.keepContact(owner, made);
    return made;
  }

  invoice(owner: XeroAccount, asked: XeroRecord): XeroRecord {
    const { ContactID } = inner(asked, 'Contact');
    const found = this.books.contacts(owner).find((one) => one['ContactID'] === ContactID);
    const schedule = inner(asked, 'Schedule');
    const lines = Array.isArray(asked['LineItems']) ? (asked['LineItems'] as XeroRecord[]) : [];
    const wrong: string[] = [];
    if (!['ACCREC', 'ACCPAY'].includes(textOf(asked['Type']))) wrong.push('Invoice not of valid type');
    if (!found) wrong.push('A Contact must be specified for this type of transaction');
    if (!lines.length) wrong.push('One or more line items must be specified');
    if (!['WEEKLY', 'MONTHLY'].includes(textOf(schedule['Unit']))) wrong.push('Schedule Unit not of valid type');
    if (!(Number(schedule['Period']) >= 1)) wrong.push('Schedule Period must be 1 or more');
    if (!dueDateTypes.includes(textOf(schedule['DueDateType']))) wrong.push('DueDateType not of valid type');
    if (asked['ApprovedForSending'] === true && asked['Status'] !== 'AUTHORISED')
      wrong.push('Only an approved invoice can be sent');
    if (asked['ApprovedForSending'] === true && found && !found['EmailAddress'])
      wrong.push('The contact has no email address');
    if (wrong.length) throw validationException(asked, wrong);
    const id = randomUUID();
    const start = xeroDate('StartDate', Date.parse(textOf(schedule['StartDate'])))['StartDate'];
    const Total = lines.reduce((sum, line) => sum + Number(line['Quantity'] ?? 1) * Number(line['UnitAmount'] ?? 0), 0);
    const made: XeroRecord = {
      Status: 'DRAFT',
      HasAttachments: false,
      SendCopy: false,
      MarkAsSent: false,
      IncludePDF: false,
      ...asked,
      RepeatingInvoiceID: id,
      ID: id,
      Contact: found,
      Schedule: { ...schedule, StartDate: start, NextScheduledDate: start },
      SubTotal: Total,
      TotalTax: 0,
      Total,
    };
    this.books.keepRepeating(owner, made);
    return made;
  }
}
