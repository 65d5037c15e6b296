import { changed, Database, one } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { NotifierConfig } from '../config';
import { ChannelRegistry } from '../deliveries/channel-registry';
import { chosenOr } from '../deliveries/chosen-channel';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';
import { coversFrom, morningAt } from './morning';

const BATCH = 20;

const dueTenants = {
  name: 'tenants_with_due_summaries',
  text: `select s.tenant_id from tenant_settings s left join summary_schedules d using (tenant_id)
    where s.daily_summary is not null and (d.next_at is null or d.next_at <= $1) order by d.next_at nulls first limit ${BATCH}`,
};

type Schedule = Pick<TenantSettingsRow, 'daily_summary' | 'time_zone' | 'working_hours'> & {
  covered_until: Date | null;
};

/**
 * Decides once on each working day of a tenant who gets a summary. The schedule moves on in the same transaction, so no
 * process decides twice, and a day is unique for each person besides.
 */
@Injectable()
export class PlanSummaries implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly channels: ChannelRegistry,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'decide who gets a daily summary', () => this.sweep());
  }

  private async sweep(): Promise<void> {
    const now = this.clock.now();
    const due = await this.database.queryInSystem<{ tenant_id: string }>(dueTenants, [now]);
    for (const { tenant_id } of due) await this.plan(tenant_id, now);
  }

  private plan(tenantId: string, now: Date): Promise<void> {
    return this.database.inTenant(tenantId, async (tx) => {
      await changed(
        tx,
        `insert into summary_schedules (tenant_id, next_at) values ($1, '-infinity') on conflict do nothing`,
        [tenantId],
      );
      const schedule = await one<Schedule>(
        tx,
        `select s.daily_summary, s.time_zone, s.working_hours, d.covered_until
         from summary_schedules d join tenant_settings s using (tenant_id)
         where d.tenant_id = $1 and d.next_at <= $2 for update of d skip locked`,
        [tenantId, now],
      );
      if (!schedule?.daily_summary) return;
      const { daily_summary, time_zone, working_hours, covered_until } = schedule;
      const { day, works, next } = morningAt(now, time_zone, working_hours);
      const from = coversFrom(covered_until, now);
      const admins = [...new Set(daily_summary.admins.map((email) => email.toLowerCase()))];
      if (works)
        await changed(tx, decided, [tenantId, day, this.channels.of('csm'), from, now, daily_summary.csms, admins]);
      // On a day without working hours, or after them, nothing is sent: the next summary covers that time too.
      await changed(
        tx,
        `update summary_schedules set next_at = $2, covered_until = case when $3 then $4 else covered_until end
         where tenant_id = $1`,
        [tenantId, next, works, now],
      );
    });
  }
}

/** An administrator who is a CSM too gets that of the tenant, which has their customers in it. */
const decided = `with people as (
    select unnest($7::text[]) as recipient, 'tenant' as audience
    union all select email, 'csm' from csms where tenant_id = $1 and $6::boolean and not email = any($7::text[]))
  insert into daily_summaries (id, tenant_id, day, recipient, audience, channel, covers_from, covers_until, state, reason, settled_at)
  select gen_random_uuid(), $1, $2, p.recipient, p.audience, ${chosenOr('$3', { by_choice: 'true', tenant: '$1' })}, $4, $5,
    case when r.email is null then 'pending' else 'not_sent' end, case when r.email is not null then 'not_wanted' end,
    case when r.email is not null then clock_timestamp() end
  from people p left join summary_refusals r on r.tenant_id = $1 and r.email = p.recipient
  on conflict (tenant_id, recipient, day) do nothing`;
