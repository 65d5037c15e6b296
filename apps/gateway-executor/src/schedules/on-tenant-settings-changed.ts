import { type Envelope, type TenantSettings, tenantSettingsChanged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed, one, rows } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import type { Schedule } from './schedule.entity';
import { DEFAULT_ZONE, lateAfter, nextDue } from './timing';

/** Learns the time zone of a tenant, in which its schedules count that name none of their own. */
@Controller()
export class OnTenantSettingsChanged {
  constructor(
    private readonly clock: Clock,
    private readonly config: GatewayExecutorConfig,
  ) {}

  @OnEvent(tenantSettingsChanged)
  async changed({ tenantid, data }: Envelope<TenantSettings>, { tx }: EventContext): Promise<void> {
    const { time_zone = DEFAULT_ZONE, version } = data;
    const known = await one<{ time_zone: string }>(tx, 'select time_zone from tenant_zones', []);
    const newer = await changed(
      tx,
      `insert into tenant_zones as z (tenant_id, time_zone, version) values ($1, $2, $3)
       on conflict (tenant_id) do update set time_zone = $2, version = $3 where z.version < $3`,
      [tenantid, time_zone, version],
    );
    if (newer === 0 || (known?.time_zone ?? DEFAULT_ZONE) === time_zone) return;
    const found = await rows<Schedule>(
      tx,
      `select * from schedules where kind = 'cron' and time_zone is null and next_at is not null for update`,
    );
    const now = this.clock.now();
    const longest_run_ms = this.config.SYNC_DEADLINE_SECONDS * 1_000;
    // Where nothing was expected, nothing is late.
    await changed(
      tx,
      `update schedules s set next_at = q.next_at, late_at = case when s.late_at is not null then q.late_at end
       from unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) as q (schedule_id, next_at, late_at)
       where s.schedule_id = q.schedule_id`,
      [
        found.map(({ schedule_id }) => schedule_id),
        found.map((row) => nextDue(row, time_zone, now)),
        found.map((row) => lateAfter(row, time_zone, now, longest_run_ms)),
      ],
    );
  }
}
