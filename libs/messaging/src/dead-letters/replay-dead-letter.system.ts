import { randomUUID } from 'node:crypto';
import { changed, Database, one } from '@linesman/persistence';
import { notFound, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { JetStreamServer } from '../consumer/jetstream-server';
import { MessageProcessor } from '../consumer/message-processor';
import type { DeadLetter } from './dead-letters.dto';
import { columns } from './dead-letters.system';
import { hideSecrets } from './hide-secrets';

type Stored = DeadLetter & { headers: Record<string, string> };

/** Runs the handler that failed once more, under a new message id: the inbox may hold the old one. */
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
    const { kind } = await this.processor.process(entry, message, 'first');
    // A duplicate was handled before.
    if (kind !== 'done' && kind !== 'duplicate') {
      const reason = await this.forgetAttempt(letter.handler, newId);
      throw new Problem(422, 'replay-failed', `The handler failed again${reason ? `: ${hideSecrets(reason)}` : ''}.`);
    }
    await this.database.inSystem((tx) =>
      changed(tx, 'update dead_letters set replayed_at = clock_timestamp(), replayed_by = $2 where id = $1', [id, by]),
    );
    return { outcome: kind };
  }

  private async find(id: string): Promise<Stored> {
    const letter = await this.database.inSystem((tx) =>
      one<Stored>(tx, `select ${columns}, body, headers from dead_letters where id = $1`, [id]),
    );
    if (!letter) throw notFound('dead letter');
    if (letter.replayed_at)
      throw new Problem(
        409,
        'already-replayed',
        `${letter.replayed_by} replayed it at ${letter.replayed_at.toISOString()}.`,
      );
    return letter;
  }

  /** Deletes what the failed replay stored, so that one dead letter remains, not two. @returns why the replay failed. */
  private forgetAttempt(handler: string, messageId: string): Promise<string | undefined> {
    return this.database.inSystem(async (tx) => {
      const key = [handler, messageId];
      const letter = await one<{ reason: string }>(
        tx,
        `delete from dead_letters where handler = $1 and message_id = $2 returning reason`,
        key,
      );
      const attempts = await one<{ last_error: string | null }>(
        tx,
        `delete from handler_attempts where handler = $1 and message_id = $2 returning last_error`,
        key,
      );
      return letter?.reason ?? attempts?.last_error ?? undefined;
    });
  }
}
