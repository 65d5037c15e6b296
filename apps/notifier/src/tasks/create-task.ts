import { randomUUID } from 'node:crypto';
import { PLATFORM_TENANT, taskCreated } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Task } from './task.entity';

export type NewTask = Pick<Task, 'tenant_id' | 'signal_id' | 'key' | 'title' | 'priority' | 'due_at'> & {
  /** Random if absent. */
  id?: string;
  customer_id?: string;
  integration_id?: string;
  /** The tenant of the signal, on a task of our staff. */
  signal_tenant_id?: string;
  /** Absent where anyone of the tenant may take it. */
  assignee?: string;
  created_by?: string;
  external_ref?: Task['external_ref'];
  closes_with_signal?: boolean;
  /** Whether people are told once it is overdue. They are unless this says no. */
  escalates?: boolean;
};

/** Our staff are not told that their tasks are overdue. */
const insert = `with created as (
    insert into tasks (id, tenant_id, signal_id, customer_id, key, title, priority, assignee, due_at, closes_with_signal,
      signal_tenant_id, integration_id, created_by, external_ref)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
    on conflict do nothing returning id, tenant_id, due_at),
  looks as (
    insert into task_looks (task_id, tenant_id, next_look_at, escalates) select id, tenant_id, due_at, $15 from created
    where tenant_id <> '${PLATFORM_TENANT}')
  select id from created`;

@Injectable()
export class CreateTask {
  constructor(private readonly outbox: Outbox) {}

  /** Once for each signal and key. @returns whether it is new. */
  async create(tx: Tx, task: NewTask): Promise<boolean> {
    const { tenant_id, signal_id, signal_tenant_id, customer_id, key, title, priority, assignee, due_at } = task;
    const { id = randomUUID(), integration_id, created_by, external_ref } = task;
    const created = await one(tx, insert, [
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
      signal_tenant_id ?? null,
      integration_id ?? null,
      created_by ?? null,
      external_ref ? JSON.stringify(external_ref) : null,
      task.escalates ?? true,
    ]);
    if (!created) return false;
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
        integration_id,
        created_by,
      },
    });
    return true;
  }
}
