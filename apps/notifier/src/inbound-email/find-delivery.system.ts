import { Database, one, rows, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Delivery } from '../deliveries/delivery.entity';
import { readMessageId } from '../deliveries/message-id';
import { deliveryOfAddress } from './inbound-address';
import { InboundEmailConfig } from './inbound-email.config';
import type { Message } from './message';

/** Finds the email to a contact that a message answers or reports on. The message does not say whose tenant it is for. */
@Injectable()
export class FindDelivery {
  constructor(
    private readonly database: Database,
    private readonly config: InboundEmailConfig,
  ) {}

  async of({ to, answers, report }: Pick<Message, 'to' | 'answers' | 'report'>): Promise<Delivery | undefined> {
    const addresses = [...to, ...(report?.original.addresses ?? [])];
    const ids = addresses.flatMap((address) => deliveryOfAddress(address, this.config) ?? []);
    // A Message-ID can be guessed by a colleague who has one of ours, and a report stops emails to somebody.
    const messages = report ? [] : answers;
    return this.database.inSystem(async (tx) => (await byId(tx, ids)) ?? byMessageId(tx, messages));
  }
}

const SELECT = `select * from deliveries where audience = 'contact'`;

const byId = async (tx: Tx, ids: string[]): Promise<Delivery | undefined> =>
  ids.length > 0 ? one<Delivery>(tx, `${SELECT} and id = any($1) order by created_at desc limit 1`, [ids]) : undefined;

/** Some programs answer the sender although another address is named; what they write may still reach us. */
async function byMessageId(tx: Tx, messages: string[]): Promise<Delivery | undefined> {
  for (const { signal_id, occasion, isTo } of messages.flatMap((id) => readMessageId(id) ?? [])) {
    const same = await rows<Delivery>(tx, `${SELECT} and signal_id = $1 and occasion = $2`, [signal_id, occasion]);
    const found = same.find(({ recipient }) => isTo(recipient));
    if (found) return found;
  }
  return undefined;
}
