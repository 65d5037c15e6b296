import { changed, Database, one } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from './parse-message';

export interface AttemptCount {
  started: number;
  failed: number;
}

/** Counts how often a handler tried a message, and stores dead letters. Neither table belongs to a tenant. */
@Injectable()
export class Attempts {
  constructor(private readonly database: Database) {}

  /** Committed before a message runs alone, so that a start without an end remains when the process dies. */
  markStarted(handler: string, messageId: string): Promise<AttemptCount> {
    return this.count(handler, messageId, 1, 0, null);
  }

  /** @param started 0 when {@link markStarted} counted the start already. */
  markFailed(handler: string, messageId: string, started: 0 | 1, error: unknown): Promise<AttemptCount> {
    return this.count(handler, messageId, started, 1, error instanceof Error ? error.message : String(error));
  }

  async deadLetter(handler: string, message: IncomingMessage, reason: string, error?: unknown): Promise<void> {
    await this.database.inSystem((tx) =>
      changed(
        tx,
        `insert into dead_letters (handler, message_id, subject, tenant_id, body, headers, reason, stack, sent_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (handler, message_id) do nothing`,
        [
          handler,
          message.id,
          message.subject,
          tenantOf(message.body),
          message.body.replaceAll('\u0000', ''),
          JSON.stringify(withoutToken(message.headers)),
          reason.slice(0, 2_000),
          error instanceof Error ? error.stack : null,
          message.sentAt,
        ],
      ),
    );
  }

  private async count(
    handler: string,
    messageId: string,
    started: number,
    failed: number,
    error: string | null,
  ): Promise<AttemptCount> {
    const count = await this.database.inSystem((tx) =>
      one<AttemptCount>(
        tx,
        `insert into handler_attempts as a (handler, message_id, started, failed, last_error) values ($1, $2, $3, $4, $5)
         on conflict (handler, message_id) do update set started = a.started + $3, failed = a.failed + $4,
           last_error = coalesce($5, a.last_error), updated_at = clock_timestamp()
         returning started, failed`,
        [handler, messageId, started, failed, error],
      ),
    );
    return count!;
  }
}

/** A bearer token opens everything that its service may do, to whoever reads this table or its backups. */
function withoutToken({ authorization: _, ...headers }: Record<string, string>): Record<string, string> {
  return headers;
}

function tenantOf(body: string): string | null {
  const found = /"tenantid"\s*:\s*"([^"]{1,100})"/.exec(body);
  return found?.[1] ?? null;
}
