import { taskCommented } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { changed, one, type Tx } from '@linesman/persistence';
import { Clock, notFound, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { aboutTask } from './about-task';
import { idForKey, keyReused } from './id-for-key';
import { refuseErased } from './refuse-erased';
import type { Task } from './task.entity';
import type { TaskComment } from './tasks.dto';

export const shownComment = 'id as comment_id, author, text, created_at';

const insert = `insert into task_comments (id, tenant_id, task_id, author, text, created_at) values ($1, $2, $3, $4, $5, $6)`;

/** Stores what people write about tasks, and publishes it. */
@Injectable()
export class TaskComments {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The same request under the same key writes it once. */
  async add(tx: Tx, caller: Principal, taskId: string, text: string, idempotencyKey?: string): Promise<TaskComment> {
    const counted = 'update tasks set version = version + 1 where id = $1 returning *';
    const id = idForKey(caller, idempotencyKey, taskId);
    // The same request at the same time waits here, and finds what the first one wrote.
    const about = await one<Pick<Task, 'title'>>(tx, 'select title from tasks where id = $1 for update', [taskId]);
    if (!about) throw notFound('task');
    refuseErased(about);
    const earlier = await one<TaskComment>(tx, `select ${shownComment} from task_comments where id = $1`, [id]);
    if (earlier) {
      if (earlier.text !== text) throw keyReused();
      return earlier;
    }
    const task = (await one<Task>(tx, counted, [taskId]))!;
    const { tenantId } = caller;
    const author = caller.email ?? caller.subject;
    const created_at = this.clock.now();
    await changed(tx, insert, [id, tenantId, taskId, author, text, created_at]);
    await this.outbox.emit(tx, taskCommented, {
      tenantId,
      aggregateId: taskId,
      aggregateVersion: task.version,
      data: {
        ...aboutTask(task),
        comment_id: id,
        text,
        commented_by: author,
        commented_at: created_at.toISOString(),
      },
    });
    return { comment_id: id, author, text, created_at };
  }
}
