import { taskOverdue } from '@linesman/contracts';
import { randomUUID } from 'node:crypto';
import { Outbox } from '@linesman/messaging';
import { changed, Database, one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { ChannelRegistry } from '../deliveries/channel-registry';
import { chosenOr, hasChoice } from '../deliveries/chosen-channel';
import { settingsOf } from '../settings/settings-of';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';
import { handlingOf, type SignalHandling } from '../signals/signal-handling.entity';
import { aboutTask } from '../tasks/about-task';
import type { Task } from '../tasks/task.entity';
import { decideOverdue } from './decide-overdue';
import type { NoticeAudience } from './overdue-notice';

interface Look {
  escalates: boolean;
  overdue_since: Date | null;
  told_at: Date | null;
  manager_told_at: Date | null;
}

interface Person {
  zone: string | null;
  manager: string | null;
}

interface Looked {
  task: Task;
  look: Look;
  settings: TenantSettingsRow;
  handling?: SignalHandling;
  part_of_outage: boolean;
  person?: Person;
}

/** The event, the assignee, the manager; more than these never are due at once. */
const MOST_AT_ONCE = 3;

const ofSignal = `select (select to_jsonb(h) from signal_handling h where h.signal_id = s.signal_id) as handling,
    exists (select from outage_signals m join outages o using (outage_id) where m.signal_id = s.signal_id
      and o.settled_at is null) as part_of_outage
  from signals s where s.signal_id = $1 and s.state = 'open'`;

/** A CSM, as the newest signal of one of their customers says. Reads signals_of_csm. */
const ofCsm = `select coalesce(snapshot #>> '{customer,csm,time_zone}', snapshot #>> '{customer,time_zone}') as zone,
    lower(snapshot #>> '{customer,csm,manager,email}') as manager
  from signals where tenant_id = $1 and csm_email = $2 and snapshot is not null order by created_at desc limit 1`;

const intoOpenMessage = `select id from overdue_messages where tenant_id = $1 and recipient = $2 and audience = $3
    and state = 'pending' and attempts = 0 and next_attempt_at <= $4 limit 1 for update skip locked`;

/** Does what is due for one task: publishes that it is overdue, and decides who is told. */
@Injectable()
export class LookAtTask {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly channels: ChannelRegistry,
    private readonly clock: Clock,
  ) {}

  look(tenantId: string, taskId: string): Promise<void> {
    return this.database.inTenant(tenantId, async (tx) => {
      for (let done = 0; done <= MOST_AT_ONCE; done++) {
        const next = await this.doNext(tx, taskId);
        if (next === 'again') continue;
        await changed(tx, 'update task_looks set next_look_at = $2 where task_id = $1', [taskId, next ?? null]);
        return;
      }
    });
  }

  /** @returns when to look again, or that more may be due. */
  private async doNext(tx: Tx, taskId: string): Promise<Date | undefined | 'again'> {
    const looked = await this.read(tx, taskId);
    if (!looked) return undefined;
    const { task, look, settings, handling, part_of_outage, person } = looked;
    const now = this.clock.now();
    const zone = person?.zone ?? settings.time_zone;
    const { working_hours } = settings;
    const decided = decideOverdue({ ...task, ...look, handling, part_of_outage, zone, working_hours }, now);
    switch (decided.due) {
      case 'nothing':
        return decided.next;
      case 'publish':
        await this.publish(tx, task, now);
        return 'again';
      case 'tell_assignee': {
        await changed(tx, 'update task_looks set told_at = $2 where task_id = $1', [task.id, now]);
        const audience = task.assignee ? 'csm' : 'tenant';
        await this.notice(tx, looked, { audience, recipient: task.assignee ?? settings.mail_from, at: decided.at });
        return 'again';
      }
      case 'tell_manager': {
        await changed(tx, 'update task_looks set manager_told_at = $2 where task_id = $1', [task.id, now]);
        const recipient = person?.manager ?? task.assignee ?? settings.mail_from;
        const why = person?.manager
          ? person.manager === task.assignee?.toLowerCase()
            ? 'has_it'
            : undefined
          : 'no_manager';
        await this.notice(tx, looked, { audience: 'manager', recipient, at: decided.at, why });
        return undefined;
      }
    }
  }

  private async read(tx: Tx, taskId: string): Promise<Looked | undefined> {
    const task = await one<Task>(tx, 'select * from tasks where id = $1 for update', [taskId]);
    const look = await one<Look>(
      tx,
      'select escalates, overdue_since, told_at, manager_told_at from task_looks where task_id = $1',
      [taskId],
    );
    if (!task || !look) return undefined;
    const signal = await one<{ handling: SignalHandling | null; part_of_outage: boolean }>(tx, ofSignal, [
      task.signal_id,
    ]);
    const whose = [task.tenant_id, task.assignee?.toLowerCase()];
    return {
      task,
      look,
      settings: await settingsOf(tx, task.tenant_id),
      // Within jsonb a time is text.
      handling: signal?.handling ? handlingOf(signal.handling) : undefined,
      part_of_outage: signal?.part_of_outage ?? false,
      person: task.assignee ? await one<Person>(tx, ofCsm, whose) : undefined,
    };
  }

  private async publish(tx: Tx, task: Task, now: Date): Promise<void> {
    const counted = 'update tasks set version = version + 1 where id = $1 returning version';
    const { version } = (await one<Pick<Task, 'version'>>(tx, counted, [task.id]))!;
    await changed(tx, 'update task_looks set overdue_since = $2 where task_id = $1', [task.id, now]);
    const { tenant_id, id, title, priority, assignee, due_at } = task;
    const { signal_tenant_id: _, ...about } = aboutTask(task);
    await this.outbox.emit(tx, taskOverdue, {
      tenantId: tenant_id,
      aggregateId: id,
      aggregateVersion: version,
      data: { ...about, title, priority, assignee: assignee ?? undefined, due_at: due_at.toISOString() },
    });
  }

  /** What becomes overdue within some minutes is told to a person in one message. */
  private async notice(
    tx: Tx,
    { task }: Looked,
    told: { audience: NoticeAudience; recipient: string; at: Date; why?: string },
  ): Promise<void> {
    const { audience, at, why } = told;
    const recipient = told.recipient.toLowerCase();
    const message = why ? undefined : await this.messageFor(tx, task.tenant_id, { recipient, audience, at });
    await changed(
      tx,
      `insert into overdue_notices (id, tenant_id, task_id, audience, recipient, message_id, state, reason, settled_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, case when $8::text is not null then clock_timestamp() end)`,
      [
        randomUUID(),
        task.tenant_id,
        task.id,
        audience,
        recipient,
        message ?? null,
        why ? 'not_told' : 'waits',
        why ?? null,
      ],
    );
  }

  private async messageFor(
    tx: Tx,
    tenantId: string,
    { recipient, audience, at }: { recipient: string; audience: NoticeAudience; at: Date },
  ): Promise<string> {
    const open = await one<{ id: string }>(tx, intoOpenMessage, [tenantId, recipient, audience, at]);
    if (open) return open.id;
    const id = randomUUID();
    await changed(
      tx,
      `insert into overdue_messages (id, tenant_id, recipient, audience, channel, next_attempt_at)
       values ($1, $2, $3, $4, ${chosenOr('$5', { by_choice: '$7', tenant: '$2' })}, $6)`,
      [id, tenantId, recipient, audience, this.channels.of(audience), at, hasChoice(audience)],
    );
    return id;
  }
}
