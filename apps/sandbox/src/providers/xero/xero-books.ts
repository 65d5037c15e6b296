import { Injectable } from '@nestjs/common';
import type { Journal } from '../../state/journal';
import { StateDir } from '../../state/state-dir';
import type { XeroAccount } from './accounts';
import { contact, invoice, type XeroRecord } from './records';

interface Kept {
  account: string;
  value: XeroRecord;
}

export interface FirstXeroAnswer {
  request: string;
  status: number;
  body: unknown;
  at: number;
}

const minutes = 60_000;

/** An organisation's contacts, invoices and repeating invoices: the generated ones, and those that were created or changed here. */
@Injectable()
export class XeroBooks {
  /** Kept for ten minutes only, so that nobody relies on one of Xero's idempotency keys for longer. */
  readonly answers: Journal<FirstXeroAnswer>;
  private readonly changed: Journal<Kept>;
  private readonly made: Journal<Kept>;
  private readonly repeating: Journal<Kept>;

  constructor(state: StateDir) {
    this.changed = state.journal<Kept>('xero-invoices', { keep: 5_000 });
    this.made = state.journal<Kept>('xero-contacts', { keep: 5_000 });
    this.repeating = state.journal<Kept>('xero-repeating-invoices', { keep: 5_000 });
    this.answers = state.journal<FirstXeroAnswer>('xero-idempotency', {
      wanted: ({ at }) => at > Date.now() - 10 * minutes,
    });
  }

  answerFor(key: string): FirstXeroAnswer | undefined {
    const known = this.answers.get(key);
    return known && known.at > Date.now() - 10 * minutes ? known : undefined;
  }

  contacts(owner: XeroAccount): XeroRecord[] {
    return [...Array.from({ length: owner.contacts }, (_, n) => contact(owner, n)), ...of(owner, this.made)];
  }

  repeatingInvoices(owner: XeroAccount): XeroRecord[] {
    return of(owner, this.repeating);
  }

  keepContact({ account }: XeroAccount, value: XeroRecord): void {
    this.made.set(`${account}:${String(value['ContactID'])}`, { account, value });
  }

  keepRepeating({ account }: XeroAccount, value: XeroRecord): void {
    this.repeating.set(`${account}:${String(value['RepeatingInvoiceID'])}`, { account, value });
  }

  invoices(owner: XeroAccount): XeroRecord[] {
    const mine = this.mine(owner);
    const ids = new Set(mine.map(({ InvoiceID }) => InvoiceID));
    return [...generated(owner).filter(({ InvoiceID }) => !ids.has(InvoiceID)), ...mine];
  }

  /** Without the generated ones. */
  created(owner: XeroAccount): XeroRecord[] {
    const ids = new Set(generated(owner).map(({ InvoiceID }) => InvoiceID));
    return this.mine(owner).filter(({ InvoiceID }) => !ids.has(InvoiceID));
  }

  private mine(owner: XeroAccount): XeroRecord[] {
    return of(owner, this.changed);
  }

  keep({ account }: XeroAccount, value: XeroRecord): void {
    this.changed.set(`${account}:${String(value['InvoiceID'])}`, { account, value });
  }
}

const of = (owner: XeroAccount, journal: Journal<Kept>): XeroRecord[] =>
  journal.values().flatMap(({ account, value }) => (account === owner.account ? [value] : []));

const generated = (owner: XeroAccount): XeroRecord[] =>
  Array.from({ length: owner.invoices }, (_, n) => invoice(owner, n));
