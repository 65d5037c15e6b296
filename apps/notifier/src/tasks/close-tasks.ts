import { taskClosed } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { rows, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { aboutTask } from './about-task';
import type { Task } from './task.entity';

type Closed = Pick<Task, 'id' | 'tenant_id' | 'signal_id' | 'signal_tenant_id' | 'customer_id' | 'version'> & {
  closed_by: string;
  closed_at: Date;
};

/** Who closes tasks, or why they are closed. */
interface Closing {
  by: string;
  note?: string;
}

/** Closes tasks, and publishes it. Closing a closed task changes nothing. */
@Injectable()
export class CloseTasks {
  constructor(private readonly outbox: Outbox) {}

  close(tx: Tx, id: string, by: string, note?: string): Promise<void> {
    return this.where(tx, { by, note }, 'id = $3', [id]);
  }

  /** Closes the tasks that nobody has to do once their signal has ended. */
  closeOf(tx: Tx, signalId: string, by: string): Promise<void> {
    return this.where(tx, { by }, 'signal_id = $3 and closes_with_signal', [signalId]);
  }

  /** Closes the open tasks that were created for one thing. */
  closeWithKey(tx: Tx, key: string, by: string): Promise<void> {
    return this.where(tx, { by }, 'key = $3', [key]);
  }

  /** Closes the tasks that a signal has under a key, and under the key with a number. */
  closeFor(tx: Tx, signalId: string, key: string, by: string): Promise<void> {
    return this.where(tx, { by }, `signal_id = $3 and (key = $4 or key like $4 || '.%')`, [signalId, key]);
  }

  /** @param condition a condition of SQL whose values are counted from $3. */
  async where(tx: Tx, { by, note }: Closing, condition: string, values: unknown[]): Promise<void> {
    const closed = await rows<Closed>(
      tx,
      `update tasks set status = 'closed', closed_by = $1, closed_at = now(), note = coalesce($2, note), version = version + 1
       where status = 'open' and ${condition}
       returning id, tenant_id, signal_id, signal_tenant_id, customer_id, version, closed_by, closed_at`,
      [by, note ?? null, ...values],
    );
    for (const task of closed)
      await this.outbox.emit(tx, taskClosed, {
        tenantId: task.tenant_id,
        aggregateId: task.id,
        aggregateVersion: task.version,
        data: { ...aboutTask(task), closed_by: task.closed_by, closed_at: task.closed_at.toISOString(), note },
      });
  }
}
