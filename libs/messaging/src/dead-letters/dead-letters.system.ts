import { randomUUID } from 'node:crypto';
import { Database } from '@linesman/persistence';
import { notFound, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { JetStreamServer } from '../consumer/jetstream-server';
import { MessageProcessor } from '../consumer/message-processor';

export interface DeadLetter {
  id: string;
  handler: string;
  message_id: string;
  subject: string;
  tenant_id: string | null;
  body: string;
  reason: string;
  stack: string | null;
  sent_at: Date;
  created_at: Date;
  replayed_at: Date | null;
  replayed_by: string | null;
}

const columns =
  'id, handler, message_id, subject, tenant_id, body, reason, stack, sent_at, created_at, replayed_at, replayed_by';

/** What was put aside, of all tenants. For staff. */
@Injectable()
export class DeadLetters {
  constructor(
    private readonly database: Database,
    private readonly processor: MessageProcessor,
    private readonly server: JetStreamServer,
  ) {}

  list(): Promise<DeadLetter[]> {
    return this.database.inSystem((tx) =>
      tx.query(`select ${columns} from dead_letters order by created_at desc limit 200`),
    );
  }

  /** Hands it to the handler that failed, under a new id: the old one may stand in an inbox or a dedup window. */
  async replay(id: string, by: string): Promise<{ outcome: string }> {
    const rows = (await this.database.inSystem((tx) =>
      tx.query(`select ${columns}, headers from dead_letters where id = $1`, [id]),
    )) as (DeadLetter & { headers: Record<string, string> })[];
    const letter = rows[0];
    if (!letter) throw notFound('dead letter');
    if (letter.replayed_at)
      throw new Problem(
        409,
        'already-replayed',
        `${letter.replayed_by} replayed it at ${letter.replayed_at.toISOString()}.`,
      );
    const entry = this.server.entries.get(letter.subject);
    if (!entry) throw new Problem(422, 'no-handler', `Nothing in this service handles ${letter.subject} any more.`);
    const newId = randomUUID();
    const body = letter.body.includes(letter.message_id) ? letter.body.replace(letter.message_id, newId) : letter.body;
    const message = {
      id: newId,
      subject: letter.subject,
      body,
      headers: letter.headers,
      sentAt: letter.sent_at,
      attempt: 1,
    };
    const { kind } = await this.processor.process(entry, message, false);
    if (kind !== 'done')
      throw new Problem(
        422,
        'replay-failed',
        'The handler failed again; see the newest dead letter or the log for the reason.',
      );
    await this.database.inSystem((tx) =>
      tx.query('update dead_letters set replayed_at = clock_timestamp(), replayed_by = $2 where id = $1', [id, by]),
    );
    return { outcome: kind };
  }
}
