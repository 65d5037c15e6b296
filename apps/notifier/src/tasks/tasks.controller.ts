import { Audit, Database, one, rows, type Tx } from '@linesman/persistence';
import {
  Caller,
  Clock,
  invalidFields,
  notFound,
  type Page,
  pageOf,
  placeOf,
  Problem,
  type Principal,
  Roles,
  Uuid,
} from '@linesman/service-kit';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { Colleagues } from '../handling/colleagues';
import { ChangeTask } from './change-task';
import { CheckSubject } from './check-subject';
import { CloseTasks } from './close-tasks';
import { dueInWorkingHours } from './due-of';
import { MakeTask } from './make-task';
import { refuseErased } from './refuse-erased';
import { CloseTaskBody, TaskBody, TaskChangeBody, TaskQuery } from './tasks.dto';
import { listed, readOne, type TaskView } from './tasks.query';

@Roles('csm', 'tenant_admin', 'admin', 'service')
@Controller('tasks')
export class TasksController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly subjects: CheckSubject,
    private readonly making: MakeTask,
    private readonly changing: ChangeTask,
    private readonly closeTasks: CloseTasks,
    private readonly colleagues: Colleagues,
    private readonly audit: Audit,
  ) {}

  /** Open ones first, the one due soonest of them; then the closed ones. */
  @Get()
  async list(@Caller() caller: Principal, @Query() query: TaskQuery): Promise<Page<TaskView>> {
    const { status, customer_id, signal_id, assignee, overdue, priority, q, limit } = query;
    const [state, due_at, id] = placeOf(query, 'word', 'time', 'uuid') ?? [];
    const whose = assignee === 'me' ? (caller.email ?? '') : assignee;
    const late = overdue === 'true' ? this.clock.now() : null;
    const shown = late && !status ? 'open' : status;
    const of = [shown, customer_id, signal_id, whose ?? null, state, due_at, id, limit + 1, caller.tenantId];
    const values = [...of, late, priority ?? null, q];
    if (late && status === 'closed') return { items: [] };
    const tasks = await this.database.inTenant(caller.tenantId, (tx) => rows<TaskView>(tx, listed, values));
    return pageOf(tasks, query, (row) => [row.status, row.due_at, row.id]);
  }

  @Get(':task_id')
  get(@Caller() { tenantId }: Principal, @Param('task_id', Uuid) id: string): Promise<TaskView> {
    return this.database.inTenant(tenantId, (tx) => shown(tx, id));
  }

  /** A task about a risk signal, a customer, an integration, or none of them. It stays open when a signal ends. */
  @Post()
  async create(
    @Caller() caller: Principal,
    @Body() body: TaskBody,
    @Headers('idempotency-key') key?: string,
  ): Promise<TaskView> {
    const made = key === undefined ? undefined : await this.madeBefore(caller, body, key);
    if (made) return made;
    await this.mustBeColleague(caller, body.assignee);
    const customer_id = await this.subjects.customerOf(caller.tenantId, body);
    return this.database.inTenant(caller.tenantId, async (tx) =>
      shown(tx, await this.making.make(tx, caller, { body, customer_id, key })),
    );
  }

  /** Changes what is named. With another due time, or another assignee, people are told anew once it is overdue. */
  @Put(':task_id')
  async change(
    @Caller() caller: Principal,
    @Param('task_id', Uuid) id: string,
    @Body() body: TaskChangeBody,
  ): Promise<TaskView> {
    await this.mustBeColleague(caller, body.assignee);
    const { due_in_working_hours: hours, assignee, external_ref: ref, ...given } = body;
    if (hours !== undefined && given.due_at)
      throw invalidFields([{ field: 'due_in_working_hours', message: 'must be absent where due_at is given' }]);
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const { assignee: before } = await stillKnown(tx, id);
      const whose = assignee === undefined ? before : assignee.toLowerCase() || null;
      const of = { tenant_id: caller.tenantId, assignee: whose };
      const due = hours === undefined ? {} : { due_at: await dueInWorkingHours(tx, of, hours, this.clock.now()) };
      const external = ref && { external_ref: ref.id ? ref : null };
      const assigned = assignee === undefined ? {} : { assignee: whose };
      const change = { ...withoutAbsent(given), ...due, ...external, ...assigned };
      const changed = await this.changing.change(tx, id, change, nameOf(caller));
      if (changed?.length) await this.record(tx, caller, 'changed', id, { changed });
      return shown(tx, id);
    });
  }

  /** The task is done. Closing what is closed changes nothing. */
  @Post(':task_id/close')
  @HttpCode(200)
  async close(
    @Caller() caller: Principal,
    @Param('task_id', Uuid) id: string,
    @Body() { note }: CloseTaskBody,
  ): Promise<TaskView> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      await this.closeTasks.close(tx, id, nameOf(caller), note);
      return shown(tx, id);
    });
  }

  /** Opens a closed task again. What is open stays so. A task that asked for a decision stays closed. */
  @Post(':task_id/reopen')
  @HttpCode(200)
  async reopen(@Caller() caller: Principal, @Param('task_id', Uuid) id: string): Promise<TaskView> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const { key } = await stillKnown(tx, id);
      if (/^(approval\.|held_failure)/.test(key))
        throw new Problem(409, 'already-decided', 'This task asked for a decision, which was made.');
      if (await this.changing.reopen(tx, id, nameOf(caller))) await this.record(tx, caller, 'reopened', id);
      return shown(tx, id);
    });
  }

  private madeBefore(caller: Principal, body: TaskBody, key: string): Promise<TaskView | undefined> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const id = await this.making.madeBefore(tx, caller, body, key);
      return id === undefined ? undefined : shown(tx, id);
    });
  }

  private async mustBeColleague({ tenantId }: Principal, address: string | undefined): Promise<void> {
    if (address && !(await this.colleagues.withAddress(tenantId, address)))
      throw notFound('colleague with this address');
  }

  private record(tx: Tx, caller: Principal, what: string, id: string, detail = {}): Promise<void> {
    const { tenantId: tenant_id, subject: actor } = caller;
    return this.audit.record(tx, {
      ...{ tenant_id, actor, detail },
      action: `task.${what}`,
      subject_type: 'task',
      subject_id: id,
    });
  }
}

const nameOf = ({ email, subject }: Principal): string => email ?? subject;

const withoutAbsent = <T extends object>(given: T): T =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;

async function shown(tx: Tx, id: string): Promise<TaskView> {
  const task = await one<TaskView>(tx, readOne, [id]);
  if (!task) throw notFound('task');
  return task;
}

async function stillKnown(tx: Tx, id: string): Promise<TaskView> {
  const task = await shown(tx, id);
  refuseErased(task);
  return task;
}
