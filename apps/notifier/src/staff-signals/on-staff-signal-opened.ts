import { type Envelope, staffSignalOpened, type StaffSignalOpened } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import { CreateTask } from '../tasks/create-task';

const HOUR_MS = 3_600_000;

/** Staff have a task and get one message. */
@Controller()
export class OnStaffSignalOpened {
  constructor(
    private readonly tasks: CreateTask,
    private readonly clock: Clock,
  ) {}

  @OnEvent(staffSignalOpened)
  async handle({ tenantid, data }: Envelope<StaffSignalOpened>, { tx }: EventContext): Promise<void> {
    const { staff_signal_id, title, reason, severity } = data;
    await this.tasks.create(tx, {
      tenant_id: tenantid,
      signal_id: staff_signal_id,
      key: 'staff_signal',
      title: `${title}: ${reason}`,
      priority: severity,
      due_at: new Date(this.clock.now().getTime() + HOUR_MS),
    });
    await changed(
      tx,
      `insert into staff_messages (staff_signal_id, tenant_id, staff_signal) values ($1, $2, $3) on conflict do nothing`,
      [staff_signal_id, tenantid, JSON.stringify(data)],
    );
  }
}
