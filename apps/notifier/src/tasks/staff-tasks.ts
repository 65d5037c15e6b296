import { PLATFORM_TENANT } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { inPlatformTenant } from '../in-platform-tenant.system';
import { CloseTasks } from './close-tasks';
import { CreateTask, type NewTask } from './create-task';

/** Tasks of our own staff. They belong to the platform tenant, and commit together with what they are about. */
@Injectable()
export class StaffTasks {
  constructor(
    private readonly creating: CreateTask,
    private readonly closing: CloseTasks,
  ) {}

  /** @param task `tenant_id` is the tenant of the signal. */
  async create(tx: Tx, task: Omit<NewTask, 'assignee' | 'customer_id' | 'signal_tenant_id'>): Promise<void> {
    const staffTask = { ...task, tenant_id: PLATFORM_TENANT, signal_tenant_id: task.tenant_id };
    await inPlatformTenant(tx, () => this.creating.create(tx, staffTask));
  }

  closeOf(tx: Tx, signalId: string, reason: string): Promise<void> {
    return inPlatformTenant(tx, () => this.closing.closeOf(tx, signalId, reason));
  }
}
