import { type Envelope, staffSignalClosed, type StaffSignalClosed } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { CloseTasks } from '../tasks/close-tasks';

/** The task closes, and a message that was not sent yet is not sent any more. */
@Controller()
export class OnStaffSignalClosed {
  constructor(private readonly tasks: CloseTasks) {}

  @OnEvent(staffSignalClosed)
  async handle({ data }: Envelope<StaffSignalClosed>, { tx }: EventContext): Promise<void> {
    await this.tasks.closeOf(tx, data.staff_signal_id, 'staff signal closed');
    await changed(
      tx,
      `update staff_messages set state = 'not_sent', reason = 'staff_signal_closed', settled_at = clock_timestamp()
       where staff_signal_id = $1 and state = 'pending'`,
      [data.staff_signal_id],
    );
  }
}
