import { Database } from '@linesman/persistence';
import {
  Caller,
  EntityTag,
  type Expected,
  IfMatch,
  notFound,
  type Page,
  pageOf,
  placeOf,
  type Principal,
  Roles,
  Uuid,
} from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { ChangeSchedules } from './change-schedules';
import { readSchedules } from './read-schedules';
import { NewSchedule, ScheduleBody, SchedulesQuery, type ScheduleView } from './schedule.dto';

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@UseInterceptors(EntityTag)
@Controller('schedules')
export class SchedulesController {
  constructor(
    private readonly database: Database,
    private readonly changes: ChangeSchedules,
  ) {}

  /** Newest first. */
  @Get()
  async list(@Query() query: SchedulesQuery, @Caller() caller: Principal): Promise<Page<ScheduleView>> {
    const [created_at, schedule_id] = placeOf(query, 'time', 'uuid') ?? [];
    const { integration_id, limit } = query;
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      readSchedules(
        tx,
        caller,
        `where s.tenant_id = $1 and ($2::uuid is null or s.integration_id = $2)
           and ($3::timestamptz is null or (s.created_at, s.schedule_id) < ($3, $4::uuid))
         order by s.created_at desc, s.schedule_id desc limit $5`,
        [caller.tenantId, integration_id, created_at, schedule_id, limit + 1],
      ),
    );
    return pageOf(found, query, (row) => [row.created_at, row.schedule_id]);
  }

  @Get(':schedule_id')
  async get(@Param('schedule_id', Uuid) id: string, @Caller() caller: Principal): Promise<ScheduleView> {
    const [row] = await this.database.inTenant(caller.tenantId, (tx) =>
      readSchedules(tx, caller, 'where s.schedule_id = $1', [id]),
    );
    if (!row) throw notFound('schedule');
    return row;
  }

  /** Lets a capability of an integration sync by itself. Each has one schedule at most. */
  @Roles('tenant_admin')
  @Post()
  async create(@Body() body: NewSchedule, @Caller() caller: Principal): Promise<ScheduleView> {
    return this.get(await this.changes.create(caller, body), caller);
  }

  /** Replaces when it runs and with what; `enabled` pauses and resumes it. */
  @Roles('tenant_admin')
  @Put(':schedule_id')
  async update(
    @Param('schedule_id', Uuid) id: string,
    @Body() body: ScheduleBody,
    @Caller() caller: Principal,
    @IfMatch() expected: Expected,
  ): Promise<ScheduleView> {
    await this.changes.update(caller, id, body, expected);
    return this.get(id, caller);
  }

  @Roles('tenant_admin')
  @Delete(':schedule_id')
  @HttpCode(204)
  delete(@Param('schedule_id', Uuid) id: string, @Caller() caller: Principal): Promise<void> {
    return this.changes.delete(caller, id);
  }

  /** It runs within a second, also while it is paused; not while its last run goes on. */
  @Roles('tenant_admin')
  @Post(':schedule_id/runs')
  @HttpCode(202)
  async run(@Param('schedule_id', Uuid) id: string, @Caller() caller: Principal): Promise<ScheduleView> {
    await this.changes.runNow(caller, id);
    return this.get(id, caller);
  }

  /** Data has changed at the provider: a schedule of kind `webhook` runs once nothing more is heard for a moment. */
  @Roles('tenant_admin', 'service')
  @Post(':schedule_id/triggers')
  @HttpCode(202)
  async trigger(@Param('schedule_id', Uuid) id: string, @Caller() caller: Principal): Promise<ScheduleView> {
    await this.changes.trigger(caller.tenantId, id);
    return this.get(id, caller);
  }
}
