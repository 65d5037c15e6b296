import { randomUUID } from 'node:crypto';
import { Database } from '@linesman/persistence';
import { notFound, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { JetStreamServer } from '../consumer/jetstream-server';
import { MessageProcessor } from '../consumer/message-processor';
import type { DeadLetter } from './dead-letters.dto';
import { columns } from './dead-letters.system';
import { hideSecrets } from './hide-secrets';

type Stored = DeadLetter & { headers: Record<string, string> };

/** Hands it to the handler that failed, under a new id: the old one may stand in an inbox or a dedup window. */
@Injectable()
export class ReplayDeadLetter {
  constructor(
    private readonly database: Database,
    private readonly processor: MessageProcessor,
    private readonly server: JetStreamServer,
  ) {}

  async replay(id: string, by: string): Promise<{ outcome: string }> {
    const letter = await this.find(id);
    const entry = this.server.entries.get(letter.subject);
    if (!entry) throw new Problem(422, 'no-handler', `Nothing in this service handles ${letter.subject} any more.`);
    const newId = randomUUID();
    const body = letter.body.includes(letter.message_id) ? letter.body.replace(letter.message_id, newId) : letter.body;
    const { subject, headers, sent_at: sentAt } = letter;
    const message = { id: newId, subject, body, headers, sentAt, attempt: 1 };
    const { kind } = await this.processor.process(entry, message, false);
    // A duplicate has been acted on already.
    if (kind !== 'done' && kind !== 'duplicate') {
      const reason = await this.takeBack(letter.handler, newId);
      throw new Problem(422, 'replay-failed', `The handler failed again${reason ? `: ${hideSecrets(reason)}` : ''}.`);
    }
    await this.database.inSystem((tx) =>
      tx.query('update dead_letters set replayed_at = clock_timestamp(), replayed_by = $2 where id = $1', [id, by]),
    );
    return { outcome: kind };
  }

  private async find(id: string): Promise<Stored> {
    const [letter] = (await this.database.inSystem((tx) =>
      tx.query(`select ${columns}, body, headers from dead_letters where id = $1`, [id]),
    )) as Stored[];
    if (!letter) throw notFound('dead letter');
    if (letter.replayed_at)
      throw new Problem(
        409,
        'already-replayed',
        `${letter.replayed_by} replayed it at ${letter.replayed_at.toISOString()}.`,
      );
    return letter;
  }

  /** What failed again is one dead letter still, not two. @returns why it failed. */
  private takeBack(handler: string, messageId: string): Promise<string | undefined> {
    return this.database.inSystem(async (tx) => {
      const at = [handler, messageId];
      const [buried] = (await tx.query(
        `delete from dead_letters where handler = $1 and message_id = $2 returning reason`,
        at,
      )) as [{ reason: string }[], number];
      const [tried] = (await tx.query(
        `delete from handler_attempts where handler = $1 and message_id = $2 returning last_error as reason`,
        at,
      )) as [{ reason: string | null }[], number];
      return buried[0]?.reason ?? tried[0]?.reason ?? undefined;
    });
  }
}
