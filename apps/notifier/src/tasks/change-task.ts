import { changedOfTask, PLATFORM_TENANT, taskChanged } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { changed, one, rows, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { aboutTask } from './about-task';
import type { Task } from './task.entity';

type Changed = (typeof changedOfTask)[number];
/** What is absent stays as it is. */
export type TaskChange = Partial<Pick<Task, Exclude<Changed, 'status'>>>;

const set = `update tasks set title = $2, priority = $3, assignee = $4, due_at = $5, external_ref = $6,
    version = version + 1 where id = $1 returning *`;

/** $2: when somebody is told that it is overdue, or null where nobody is told again. $3: whether it has another due time. */
const look = `insert into task_looks (task_id, tenant_id, next_look_at) select id, tenant_id, $2 from tasks
    where id = $1 and tenant_id <> '${PLATFORM_TENANT}'
  on conflict (task_id) do update set next_look_at = excluded.next_look_at, told_at = null, manager_told_at = null,
    overdue_since = case when $3::boolean then null else task_looks.overdue_since end`;

const rate = `update tasks set priority = $3, version = version + 1
    where signal_id = $1 and status = 'open' and priority = $2 returning *`;

const reopen = `update tasks set status = 'open', closed_by = null, closed_at = null, version = version + 1
    where id = $1 and status = 'closed' returning *`;

/** Changes tasks, and publishes it. */
@Injectable()
export class ChangeTask {
  constructor(
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @returns what has changed, or nothing where there is no such task. */
  async change(tx: Tx, id: string, change: TaskChange, by: string): Promise<Changed[] | undefined> {
    const before = await one<Task>(tx, 'select * from tasks where id = $1 for update', [id]);
    if (!before) return undefined;
    const after = { ...before, ...change };
    const differing = changedOfTask.filter((name) => !same(before[name], after[name]));
    if (differing.length === 0) return differing;
    const { title, priority, assignee, due_at, external_ref } = after;
    const values = [id, title, priority, assignee, due_at, external_ref && JSON.stringify(external_ref)];
    const [task] = await rows<Task>(tx, set, values);
    // Whoever has it now is told. Platforms are told anew where it has another due time.
    const isDueAnew = differing.includes('due_at');
    if ((isDueAnew || differing.includes('assignee')) && task!.status === 'open')
      await changed(tx, look, [id, due_at, isDueAnew]);
    await this.publish(tx, task!, differing, by);
    return differing;
  }

  /** Opens it again. Whose due time has passed meanwhile is known to whoever opens it, so nobody is told. */
  async reopen(tx: Tx, id: string, by: string): Promise<boolean> {
    const task = await one<Task>(tx, reopen, [id]);
    if (!task) return false;
    const isDueLater = task.due_at > this.clock.now();
    await changed(tx, look, [id, isDueLater ? task.due_at : null, isDueLater]);
    await this.publish(tx, task, ['status'], by);
    return true;
  }

  /** A signal has another severity: its open tasks that had the old one as their priority have the new one. */
  async rate(tx: Tx, signalId: string, before: Task['priority'], now: Task['priority']): Promise<void> {
    if (before === now) return;
    for (const task of await rows<Task>(tx, rate, [signalId, before, now]))
      await this.publish(tx, task, ['priority'], 'severity of the signal');
  }

  private async publish(tx: Tx, task: Task, differing: Changed[], by: string): Promise<void> {
    const { id, tenant_id, version, title, priority, assignee, due_at, status, external_ref } = task;
    await this.outbox.emit(tx, taskChanged, {
      tenantId: tenant_id,
      aggregateId: id,
      aggregateVersion: version,
      data: {
        ...aboutTask(task),
        changed: differing,
        title,
        priority,
        assignee: assignee ?? undefined,
        due_at: due_at.toISOString(),
        status,
        external_ref: external_ref ?? undefined,
        changed_by: by,
        changed_at: this.clock.now().toISOString(),
      },
    });
  }
}

const same = (a: unknown, b: unknown): boolean =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : JSON.stringify(a) === JSON.stringify(b);
