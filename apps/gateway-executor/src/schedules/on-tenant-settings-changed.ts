import { type Envelope, type TenantSettings, tenantSettingsChanged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed, one, rows } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import type { Schedule } from './schedule.entity';
import { DEFAULT_ZONE, nextDue } from './timing';

/** Learns the time zone of a tenant, in which its schedules count that name none of their own. */
@Controller()
export class OnTenantSettingsChanged {
  constructor(private readonly clock: Clock) {}

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
    await changed(
      tx,
      `update schedules s set next_at = q.next_at from unnest($1::uuid[], $2::timestamptz[]) as q (schedule_id, next_at)
       where s.schedule_id = q.schedule_id`,
      [found.map(({ schedule_id }) => schedule_id), found.map((row) => nextDue(row, time_zone, now))],
    );
  }
}
