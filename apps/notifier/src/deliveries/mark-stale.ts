import { afterCommit, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { Dispatcher } from './dispatcher';

/** What stands on Slack about a signal no longer says all: it is edited, soon and until it succeeds. */
@Injectable()
export class MarkStale {
  constructor(private readonly dispatcher: Dispatcher) {}

  async mark(tx: Tx, tenantId: string, signalId: string): Promise<void> {
    const [rows] = (await tx.query(
      `update messages m set refresh_due_at = clock_timestamp() from deliveries d
       where d.message_id = m.id and d.signal_id = $1 and d.occasion = 'opened'
         and m.channel = 'slack' and m.gone_at is null returning m.id`,
      [signalId],
    )) as [{ id: string }[], number];
    for (const { id } of rows) afterCommit(tx, () => this.dispatcher.now({ kind: 'refresh', tenant_id: tenantId, id }));
  }
}
