import { randomUUID } from 'node:crypto';
import { taskCreated } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { changed, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Task } from './task.entity';

export type NewTask = Pick<Task, 'tenant_id' | 'signal_id' | 'key' | 'title' | 'priority' | 'due_at'> & {
  customer_id?: string;
  /** The tenant of the signal, on a task of our staff. */
  signal_tenant_id?: string;
  /** Absent where it is for whoever of the tenant takes it. */
  assignee?: string;
  closes_with_signal?: boolean;
};

@Injectable()
export class CreateTask {
  constructor(private readonly outbox: Outbox) {}

  /** Once for each signal and key. */
  async create(tx: Tx, task: NewTask): Promise<void> {
    const { tenant_id, signal_id, signal_tenant_id, customer_id, key, title, priority, assignee, due_at } = task;
    const id = randomUUID();
    const created = await changed(
      tx,
      `insert into tasks
         (id, tenant_id, signal_id, customer_id, key, title, priority, assignee, due_at, closes_with_signal, signal_tenant_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (signal_id, key) do nothing`,
      [
        id,
        tenant_id,
        signal_id,
        customer_id ?? null,
        key,
        title,
        priority,
        assignee ?? null,
        due_at,
        task.closes_with_signal ?? true,
        task.signal_tenant_id ?? null,
      ],
    );
    if (created === 0) return;
    await this.outbox.emit(tx, taskCreated, {
      tenantId: tenant_id,
      aggregateId: id,
      aggregateVersion: 1,
      data: {
        task_id: id,
        signal_id,
        signal_tenant_id,
        customer_id,
        title,
        priority,
        assignee,
        due_at: due_at.toISOString(),
      },
    });
  }
}
