import { Inject, Injectable } from '@nestjs/common';
import type { Journal } from '../state/journal';
import { StateDir } from '../state/state-dir';
import type { XeroAccount } from '../world/world';
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

/** What an organisation has: what the world says, and over it what was created and changed here. */
@Injectable()
export class XeroBooks {
  /** Kept for ten minutes only: nobody should rest on an idempotency key of Xero's for longer. */
  readonly answers: Journal<FirstXeroAnswer>;
  private readonly changed: Journal<Kept>;

  constructor(@Inject(StateDir) state: StateDir) {
    this.changed = state.journal<Kept>('xero-invoices', { keep: 5_000 });
    this.answers = state.journal<FirstXeroAnswer>('xero-idempotency', {
      wanted: ({ at }) => at > Date.now() - 10 * minutes,
    });
  }

  answerFor(key: string): FirstXeroAnswer | undefined {
    const known = this.answers.get(key);
    return known && known.at > Date.now() - 10 * minutes ? known : undefined;
  }

  contacts(owner: XeroAccount): XeroRecord[] {
    return Array.from({ length: owner.contacts }, (_, n) => contact(owner, n));
  }

  invoices(owner: XeroAccount): XeroRecord[] {
    const mine = this.mine(owner);
    const ids = new Set(mine.map(({ InvoiceID }) => InvoiceID));
    return [...given(owner).filter(({ InvoiceID }) => !ids.has(InvoiceID)), ...mine];
  }

  /** Without those that the world had before. */
  created(owner: XeroAccount): XeroRecord[] {
    const ids = new Set(given(owner).map(({ InvoiceID }) => InvoiceID));
    return this.mine(owner).filter(({ InvoiceID }) => !ids.has(InvoiceID));
  }

  private mine(owner: XeroAccount): XeroRecord[] {
    return this.changed.values().flatMap(({ account, value }) => (account === owner.account ? [value] : []));
  }

  keep({ account }: XeroAccount, value: XeroRecord): void {
    this.changed.set(`${account}:${String(value['InvoiceID'])}`, { account, value });
  }

  clear(): void {
    this.changed.clear();
    this.answers.clear();
  }
}

const given = (owner: XeroAccount): XeroRecord[] => Array.from({ length: owner.invoices }, (_, n) => invoice(owner, n));
