import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Journal } from '../../state/journal';
import { StateDir } from '../../state/state-dir';

export interface StripeObject {
  id: string;
  object: string;
  created: number;
  [field: string]: unknown;
}

interface Stored {
  account: string;
  value: StripeObject;
}

export interface FirstAnswer {
  request: string;
  status: number;
  body: unknown;
  at: number;
}

const day = 24 * 3600 * 1000;

@Injectable()
export class StripeStore {
  readonly answers: Journal<FirstAnswer>;
  private readonly objects: Journal<Stored>;

  constructor(state: StateDir) {
    this.objects = state.journal<Stored>('stripe-objects', { keep: 20_000 });
    this.answers = state.journal<FirstAnswer>('stripe-idempotency', { wanted: ({ at }) => at > Date.now() - day });
  }

  make(account: string, prefix: string, object: string, fields: Record<string, unknown>): StripeObject {
    const id = `${prefix}_${randomBytes(12).toString('hex')}`;
    const created = Math.floor(Date.now() / 1000);
    const value: StripeObject = { id, object, created, livemode: false, ...fields };
    this.save(account, value);
    return value;
  }

  save(account: string, value: StripeObject): void {
    this.objects.set(`${account}:${value.id}`, { account, value });
  }

  find(account: string, id: string): StripeObject | undefined {
    return this.objects.get(`${account}:${id}`)?.value;
  }

  /** Newest first, as all of Stripe's lists. */
  list(account: string, object: string): StripeObject[] {
    const mine = this.objects.values().filter((one) => one.account === account && one.value.object === object);
    return mine.map(({ value }) => value).reverse();
  }
}
