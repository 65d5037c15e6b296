import { changed, type Tx } from '@linesman/persistence';
import type { IncomingMessage } from './parse-message';

export interface Deferral {
  handler: string;
  message: IncomingMessage;
  tenant_id: string;
  delay_ms: number;
  /** With whom it shares its slots. */
  shares: string[];
}

/** Stores a message that has to wait long, so that it can be acknowledged. One that is stored already waits anew. */
export async function defer(tx: Tx, { handler, message, tenant_id, delay_ms, shares }: Deferral): Promise<void> {
  await changed(
    tx,
    `insert into deferred (handler, message_id, tenant_id, subject, body, headers, sent_at, deliveries, shares, run_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp() + make_interval(secs => $10))
     on conflict (handler, message_id) do update set run_at = excluded.run_at, deliveries = excluded.deliveries`,
    [
      handler,
      message.id,
      tenant_id,
      message.subject,
      message.body,
      JSON.stringify(withoutToken(message.headers)),
      message.sentAt,
      message.attempt,
      shares,
      delay_ms / 1_000,
    ],
  );
}

/** A bearer token opens everything that its service may do, to whoever reads this table or its backups. */
export function withoutToken({ authorization: _, ...headers }: Record<string, string>): Record<string, string> {
  return headers;
}
