import { randomUUID } from 'node:crypto';
import { type ScheduleChange, scheduleChanged } from '@linesman/contracts';
import { Leases } from '@linesman/leases';
import { Outbox } from '@linesman/messaging';
import { changed, Database, one, type Tx } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import {
  Clock,
  type Expected,
  invalidFields,
  notFound,
  type Principal,
  Problem,
  refuseStale,
} from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import { isPlan, planCall } from '../call/plan-call';
import { PROVIDERS } from '../providers/providers.module';
import { noteWebhook } from './note-webhook';
import type { NewSchedule, ScheduleBody } from './schedule.dto';
import { Schedule } from './schedule.entity';
import { TellProblem } from './tell-problem';
import { zoneOf } from './tenant-zone.entity';
import { dueAfterWebhooks, faultsOfTiming, lateAfter, nextDue, type Timing } from './timing';

/** Makes, changes and deletes schedules, each with the event that says who did it. */
@Injectable()
export class ChangeSchedules {
  constructor(
    private readonly database: Database,
    private readonly leases: Leases,
    private readonly outbox: Outbox,
    private readonly telling: TellProblem,
    private readonly clock: Clock,
    private readonly config: GatewayExecutorConfig,
    @Inject(PROVIDERS) private readonly providers: Providers,
  ) {}

  async create({ tenantId: tenant_id, subject }: Principal, body: NewSchedule): Promise<string> {
    const { integration_id, capability_code } = body;
    const connection_code = await this.connectionOf({ tenant_id, integration_id });
    const asked = this.parsed(connection_code, capability_code, body);
    return this.database.inTenant(tenant_id, async (tx) => {
      const now = this.clock.now();
      const schedule_id = randomUUID();
      const { next_at, late_at } = this.timesOf(asked, await zoneOf(tx), now);
      const row = { ...asked, schedule_id, tenant_id, integration_id, connection_code, capability_code, version: 1 };
      const written = await changed(
        tx,
        `insert into schedules (schedule_id, tenant_id, integration_id, connection_code, capability_code, parameters, kind,
           cron, time_zone, every_seconds, quiet_seconds, enabled, next_at, late_at, created_by, created_at, updated_by, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $15, $16) on conflict do nothing`,
        [
          schedule_id,
          tenant_id,
          integration_id,
          connection_code,
          capability_code,
          JSON.stringify(asked.parameters),
          asked.kind,
          asked.cron,
          asked.time_zone,
          asked.every_seconds,
          asked.quiet_seconds,
          asked.enabled,
          next_at,
          late_at,
          subject,
          now,
        ],
      );
      if (written === 0) throw taken();
      await this.tell(tx, row, 'created', subject);
      return schedule_id;
    });
  }

  update({ tenantId, subject }: Principal, id: string, body: ScheduleBody, expected?: Expected): Promise<void> {
    return this.database.inTenant(tenantId, async (tx) => {
      const before = await lock(tx, id);
      refuseStale(expected, before.version);
      const asked = this.parsed(before.connection_code, before.capability_code, body);
      const now = this.clock.now();
      const { next_at, late_at } = this.timesOf(asked, await zoneOf(tx), now);
      const stays = before.next_at && next_at && sameTiming(before, asked);
      const triggered_at = asked.enabled && asked.kind === 'webhook' ? before.triggered_at : null;
      const dueAt = triggered_at ? dueAfterWebhooks(asked, triggered_at, now) : next_at;
      const change = before.enabled === body.enabled ? 'updated' : body.enabled ? 'resumed' : 'paused';
      const after: Schedule = {
        ...before,
        ...asked,
        next_at: stays ? before.next_at : dueAt,
        late_at: stays || before.held ? before.late_at : late_at,
        problem: body.enabled ? before.problem : null,
        triggered_at,
        updated_by: subject,
        updated_at: now,
        version: before.version + 1,
      };
      await tx.save(Schedule, after);
      await this.tell(tx, after, change, subject);
      if (before.problem && !after.problem) await this.end(tx, after);
    });
  }

  delete({ tenantId, subject }: Principal, id: string): Promise<void> {
    return this.database.inTenant(tenantId, async (tx) => {
      const row = await lock(tx, id);
      await changed(tx, 'delete from schedules where schedule_id = $1', [id]);
      await this.tell(tx, { ...row, version: row.version + 1 }, 'deleted', subject);
      if (row.problem) await this.end(tx, { ...row, version: row.version + 1, problem: null }, false);
    });
  }

  /** It runs within a second, also while it is paused. One that is held is tried all the same. */
  runNow({ tenantId, subject }: Principal, id: string): Promise<void> {
    return this.database.inTenant(tenantId, async (tx) => {
      await lock(tx, id);
      const after = await one<Schedule>(
        tx,
        `update schedules set next_at = $2, held = null, held_at = null, version = version + 1 where schedule_id = $1
         returning *`,
        [id, this.clock.now()],
      );
      await this.tell(tx, after!, 'run_requested', subject);
    });
  }

  /** Something says that data has changed at the provider. */
  trigger(tenantId: string, id: string): Promise<void> {
    return this.database.inTenant(tenantId, async (tx) => {
      const row = await lock(tx, id);
      if (row.kind !== 'webhook')
        throw new Problem(
          409,
          'not-by-webhook',
          'This schedule runs at times of its own. Make it one of kind webhook.',
        );
      if (!row.enabled) throw new Problem(409, 'paused', 'This schedule is paused. Enable it first.');
      await noteWebhook(tx, row, this.clock.now());
    });
  }

  private async connectionOf(of: { tenant_id: string; integration_id: string }): Promise<string> {
    const leased = await this.leases.get(of);
    if ('lease' in leased) return leased.lease.connection_code;
    if ('failed' in leased && leased.failed.getStatus() !== 409) throw leased.failed;
    throw new Problem(409, 'integration-not-connected', 'Connect this integration first.');
  }

  private timesOf(asked: Timing & { enabled: boolean }, zone: string | null, now: Date) {
    if (!asked.enabled) return { next_at: null, late_at: null };
    const longest_run_ms = this.config.SYNC_DEADLINE_SECONDS * 1_000;
    return { next_at: nextDue(asked, zone, now), late_at: lateAfter(asked, zone, now, longest_run_ms) };
  }

  /** Nothing is expected of it any more. */
  private async end(tx: Tx, row: Schedule, stays = true): Promise<void> {
    const version = row.version + 1;
    if (stays)
      await changed(tx, 'update schedules set version = $2 where schedule_id = $1', [row.schedule_id, version]);
    await this.outbox.putAll(tx, [this.telling.compose({ ...row, version }, this.clock.now())]);
  }

  private parsed(connection_code: string, capability_code: string, body: ScheduleBody) {
    const { kind, cron = null, time_zone = null, every_seconds = null, quiet_seconds = null } = body;
    const { parameters, enabled } = body;
    const timing: Timing = { kind, cron, time_zone, every_seconds, quiet_seconds };
    const faults = faultsOfTiming(timing);
    if (faults.length > 0) throw invalidFields(faults);
    const plan = planCall(this.providers, connection_code, { capability_code, parameters, idempotency_key: 'any' });
    if (!isPlan(plan)) {
      const field = plan.code === 'invalid_parameters' ? 'parameters' : 'capability_code';
      throw invalidFields([{ field, message: plan.message }]);
    }
    if (!plan.capability.sync)
      throw invalidFields([
        { field: 'capability_code', message: 'is not one that syncs: it runs only when asked for' },
      ]);
    return { ...timing, parameters, enabled };
  }

  private async tell(tx: Tx, row: Told, change: ScheduleChange, changed_by: string): Promise<void> {
    const { schedule_id, integration_id, connection_code, capability_code, kind, enabled } = row;
    const { cron, time_zone, every_seconds, quiet_seconds } = row;
    await this.outbox.emit(tx, scheduleChanged, {
      tenantId: row.tenant_id,
      aggregateId: schedule_id,
      aggregateVersion: row.version,
      data: {
        schedule_id,
        integration_id,
        connection_code,
        capability_code,
        change,
        changed_by,
        kind,
        ...(cron === null ? {} : { cron }),
        ...(time_zone === null ? {} : { time_zone }),
        ...(every_seconds === null ? {} : { every_seconds }),
        ...(quiet_seconds === null ? {} : { quiet_seconds }),
        enabled,
      },
    });
  }
}

type Told = Timing &
  Pick<
    Schedule,
    'tenant_id' | 'schedule_id' | 'integration_id' | 'connection_code' | 'capability_code' | 'enabled' | 'version'
  >;

async function lock(tx: Tx, id: string): Promise<Schedule> {
  const row = await one<Schedule>(tx, 'select * from schedules where schedule_id = $1 for update', [id]);
  if (!row) throw notFound('schedule');
  return row;
}

const sameTiming = (a: Timing, b: Timing): boolean =>
  (['kind', 'cron', 'time_zone', 'every_seconds', 'quiet_seconds'] as const).every((field) => a[field] === b[field]);

const taken = (): Problem =>
  new Problem(409, 'schedule-exists', 'This capability of the integration has a schedule already. Change that one.');
