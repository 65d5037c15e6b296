import type { DeliveryChannelName } from '@linesman/contracts';
import type { PersonalMessage } from '../deliveries/personal-message';
import type { Task } from '../tasks/task.entity';

/** `tenant`: the tenant's mailbox, where the task has no assignee. */
export type NoticeAudience = 'csm' | 'tenant' | 'manager';

/** The decision that one person is told, or is not told, that a task is overdue. */
export interface OverdueNotice {
  id: string;
  audience: NoticeAudience;
  recipient: string;
  state: 'waits' | 'told' | 'not_told';
  reason: string | null;
  channel: DeliveryChannelName | null;
  decided_at: Date;
  settled_at: Date | null;
}

/** A message about one or several tasks, which this process alone may send for now. */
export interface OverdueMessage extends PersonalMessage {
  audience: NoticeAudience;
}

/** A task in a message. */
export interface OverdueTask extends Pick<Task, 'title' | 'priority' | 'assignee' | 'due_at'> {
  notice_id: string;
  task_id: string;
  customer_name: string | null;
  /** The name of the assignee, where it is known. */
  assignee_name: string | null;
  /** The time zone of the assignee, where it is known. */
  zone: string | null;
}
