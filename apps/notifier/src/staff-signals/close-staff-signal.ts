import { changed, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { CloseTasks } from '../tasks/close-tasks';

@Injectable()
export class CloseStaffSignal {
  constructor(private readonly tasks: CloseTasks) {}

  /** In a transaction of the platform tenant. The task closes, and a message that was not sent yet is not sent any more. */
  async close(tx: Tx, staffSignalId: string, by: string): Promise<void> {
    await this.tasks.closeOf(tx, staffSignalId, by);
    await changed(
      tx,
      `update staff_messages set state = 'not_sent', reason = 'staff_signal_closed', settled_at = clock_timestamp()
       where staff_signal_id = $1 and state = 'pending'`,
      [staffSignalId],
    );
  }
}
