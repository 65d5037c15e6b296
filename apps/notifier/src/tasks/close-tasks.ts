import { taskClosed } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { rows, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Task } from './task.entity';

type Closed = Pick<Task, 'id' | 'tenant_id' | 'signal_id' | 'signal_tenant_id' | 'customer_id'> & {
  closed_by: string;
  closed_at: Date;
};

const closed = 'returning id, tenant_id, signal_id, signal_tenant_id, customer_id, closed_by, closed_at';

/** Closes tasks, and publishes it. */
@Injectable()
export class CloseTasks {
  constructor(private readonly outbox: Outbox) {}

  /** Closing a closed task changes nothing. */
  async close(tx: Tx, id: string, by: string, note?: string): Promise<void> {
    const closedTasks = await rows<Closed>(
      tx,
      `update tasks set status = 'closed', closed_by = $2, closed_at = now(), note = $3
       where id = $1 and status = 'open' ${closed}`,
      [id, by, note],
    );
    await this.publish(tx, closedTasks);
  }

  /** Closes the tasks that need nobody any more once their signal has ended. */
  async closeOf(tx: Tx, signalId: string, reason: string): Promise<void> {
    const closedTasks = await rows<Closed>(
      tx,
      `update tasks set status = 'closed', closed_by = $2, closed_at = now()
       where signal_id = $1 and status = 'open' and closes_with_signal ${closed}`,
      [signalId, reason],
    );
    await this.publish(tx, closedTasks);
  }

  /** Closes the open tasks that were created for one thing. */
  async closeWithKey(tx: Tx, key: string, by: string): Promise<void> {
    const closedTasks = await rows<Closed>(
      tx,
      `update tasks set status = 'closed', closed_by = $2, closed_at = now()
       where key = $1 and status = 'open' ${closed}`,
      [key, by],
    );
    await this.publish(tx, closedTasks);
  }

  /** Closes the tasks that a signal has under a key, and under the key with a number. */
  async closeFor(tx: Tx, signalId: string, key: string, by: string): Promise<void> {
    const closedTasks = await rows<Closed>(
      tx,
      `update tasks set status = 'closed', closed_by = $3, closed_at = now()
       where signal_id = $1 and (key = $2 or key like $2 || '.%') and status = 'open' ${closed}`,
      [signalId, key, by],
    );
    await this.publish(tx, closedTasks);
  }

  private async publish(tx: Tx, tasks: Closed[]): Promise<void> {
    for (const { id, tenant_id, signal_id, signal_tenant_id, customer_id, closed_by, closed_at } of tasks)
      await this.outbox.emit(tx, taskClosed, {
        tenantId: tenant_id,
        aggregateId: id,
        aggregateVersion: 2,
        data: {
          task_id: id,
          signal_id,
          signal_tenant_id: signal_tenant_id ?? undefined,
          customer_id: customer_id ?? undefined,
          closed_by,
          closed_at: closed_at.toISOString(),
        },
      });
  }
}
