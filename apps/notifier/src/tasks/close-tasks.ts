import { taskClosed } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Task } from './task.entity';

type Closed = Pick<Task, 'id' | 'tenant_id' | 'signal_id' | 'customer_id'> & { closed_by: string; closed_at: Date };

const closed = 'returning id, tenant_id, signal_id, customer_id, closed_by, closed_at';

/** Ends tasks, and says so. */
@Injectable()
export class CloseTasks {
  constructor(private readonly outbox: Outbox) {}

  /** Closing what is closed changes nothing. */
  async close(tx: Tx, id: string, by: string, note?: string): Promise<void> {
    const [rows] = (await tx.query(
      `update tasks set status = 'closed', closed_by = $2, closed_at = now(), note = $3
       where id = $1 and status = 'open' ${closed}`,
      [id, by, note],
    )) as [Closed[], number];
    await this.tell(tx, rows);
  }

  /** What a signal asked for needs no doing once it is over. */
  async closeOf(tx: Tx, signalId: string, reason: string): Promise<void> {
    const [rows] = (await tx.query(
      `update tasks set status = 'closed', closed_by = $2, closed_at = now()
       where signal_id = $1 and status = 'open' and closes_with_signal ${closed}`,
      [signalId, reason],
    )) as [Closed[], number];
    await this.tell(tx, rows);
  }

  private async tell(tx: Tx, rows: Closed[]): Promise<void> {
    for (const { id, tenant_id, signal_id, customer_id, closed_by, closed_at } of rows)
      await this.outbox.emit(tx, taskClosed, {
        tenantId: tenant_id,
        aggregateId: id,
        aggregateVersion: 2,
        data: {
          task_id: id,
          signal_id,
          ...(customer_id ? { customer_id } : {}),
          closed_by,
          closed_at: closed_at.toISOString(),
        },
      });
  }
}
