import { PLATFORM_TENANT, type StaffSignalOpened } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { CreateTask } from '../tasks/create-task';

const HOUR_MS = 3_600_000;

/** Staff have a task and get one message. */
@Injectable()
export class OpenStaffSignal {
  constructor(
    private readonly tasks: CreateTask,
    private readonly clock: Clock,
  ) {}

  /** In a transaction of the platform tenant. Opening it twice changes nothing. */
  async open(tx: Tx, key: string, signal: StaffSignalOpened): Promise<void> {
    const { staff_signal_id, title, reason, severity } = signal;
    await this.tasks.create(tx, {
      tenant_id: PLATFORM_TENANT,
      signal_id: staff_signal_id,
      key,
      title: `${title}: ${reason}`,
      priority: severity,
      due_at: new Date(this.clock.now().getTime() + HOUR_MS),
    });
    await changed(
      tx,
      `insert into staff_messages (staff_signal_id, tenant_id, staff_signal) values ($1, $2, $3) on conflict do nothing`,
      [staff_signal_id, PLATFORM_TENANT, JSON.stringify(signal)],
    );
  }
}
