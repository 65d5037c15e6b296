import { Audit, one, type Tx } from '@linesman/persistence';
import { Clock, invalidFields, notFound, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { isErased } from '../erased-customers';
import { CreateTask } from './create-task';
import { dueInWorkingHours } from './due-of';
import { hashOf, idForKey, keyReused } from './id-for-key';
import type { Task } from './task.entity';
import type { TaskBody } from './tasks.dto';

interface Asked {
  body: TaskBody;
  /** Whom `body` names, or whose the integration is that it names. */
  customer_id?: string;
  key?: string;
}

interface About {
  customer_id: string | null;
  integration_id: string | null;
}

const ofSignal = `select customer_id, integration_id from signals where signal_id = $1 and snapshot is not null and outage is null`;

/** Makes a task that a person or a platform service asks for. */
@Injectable()
export class MakeTask {
  constructor(
    private readonly tasks: CreateTask,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** @returns its id. The same request under the same key makes it once. */
  async make(tx: Tx, caller: Principal, { body, customer_id, key: idempotencyKey }: Asked): Promise<string> {
    const { tenantId: tenant_id, subject } = caller;
    const { title, priority, assignee, external_ref } = body;
    const { id, key } = namesOf(caller, body, idempotencyKey);
    if (await isMade(tx, id, key)) return id;
    const about = await this.about(tx, { ...body, customer_id });
    const isNew = await this.tasks.create(tx, {
      ...{ id, tenant_id, title, priority, external_ref, key },
      signal_id: body.signal_id ?? id,
      customer_id: about.customer_id ?? undefined,
      integration_id: about.integration_id ?? undefined,
      assignee: assignee?.toLowerCase(),
      due_at: await this.dueAt(tx, tenant_id, body),
      created_by: caller.email ?? subject,
      closes_with_signal: false,
    });
    // Another request under this key was faster.
    if (!isNew && (await isMade(tx, id, key))) return id;
    await this.audit.record(tx, {
      tenant_id,
      actor: subject,
      action: 'task.created',
      subject_type: 'task',
      subject_id: id,
    });
    return id;
  }

  /** @returns the id of what the same request made before. Its customer may be erased since. */
  async madeBefore(tx: Tx, caller: Principal, body: TaskBody, idempotencyKey: string): Promise<string | undefined> {
    const { id, key } = namesOf(caller, body, idempotencyKey);
    return (await isMade(tx, id, key)) ? id : undefined;
  }

  private async about(tx: Tx, body: TaskBody): Promise<About> {
    const { signal_id, customer_id = null, integration_id = null } = body;
    const signal = signal_id ? await one<About>(tx, ofSignal, [signal_id]) : undefined;
    if (signal_id && !signal) throw notFound('risk signal');
    const about = signal ?? { customer_id, integration_id };
    for (const name of ['customer_id', 'integration_id'] as const)
      if (body[name] && about[name] !== body[name])
        throw invalidFields([{ field: name, message: 'is not that of the risk signal' }]);
    if (about.customer_id && (await isErased(tx, about.customer_id))) throw notFound('customer');
    return about;
  }

  private async dueAt(tx: Tx, tenant_id: string, body: TaskBody): Promise<Date> {
    const { due_at, due_in_working_hours: hours, assignee } = body;
    if ((due_at === undefined) === (hours === undefined))
      throw invalidFields([{ field: 'due_at', message: 'is required where due_in_working_hours is absent' }]);
    return due_at ?? dueInWorkingHours(tx, { tenant_id, assignee }, hours!, this.clock.now());
  }
}

/** The key has the id in it, because a signal has a key once, and people may make the same task again. */
function namesOf(caller: Principal, body: TaskBody, idempotencyKey: string | undefined): { id: string; key: string } {
  const id = idForKey(caller, idempotencyKey);
  return { id, key: `request.${hashOf(body)}.${id}` };
}

/** @throws Problem where another request had the same key. */
async function isMade(tx: Tx, id: string, key: string): Promise<boolean> {
  const made = await one<Pick<Task, 'key'>>(tx, 'select key from tasks where id = $1', [id]);
  if (made && made.key !== key) throw keyReused();
  return made !== undefined;
}
