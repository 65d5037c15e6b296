import type { DeliveryChannelName } from '@linesman/contracts';
import { changed, Database, one, rows, type Tx } from '@linesman/persistence';
import {
  Caller,
  Clock,
  PageQuery,
  type Page,
  pageOf,
  placeOf,
  type Principal,
  Problem,
  Roles,
} from '@linesman/service-kit';
import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';
import { coversFrom } from './morning';
import { ReadSummary } from './read-summary';
import type { DailySummary, SummaryAudience, SummaryCounts } from './summary';
import { headlineOf, partsOf, type SummaryPart } from './summary-in-words';

export class PreviewQuery {
  /** `me`: of the caller's customers. `tenant`: of all, for administrators. If absent, as much as the caller may see. */
  @IsOptional() @IsIn(['me', 'tenant']) of?: 'me' | 'tenant';
}

export class WantsSummaryBody {
  /** Whether the caller gets a daily summary, where the settings of the tenant say so. */
  @IsBoolean() wanted: boolean;
}

export interface WantedSummary {
  wanted: boolean;
}

/** The summary that would be sent now. */
export interface SummaryPreview {
  /** Whether the settings of the tenant send summaries at all. */
  switched_on: boolean;
  /** Whether they send one to the caller. Of CSMs it is known once they have a customer. */
  sent_to_me: boolean;
  /** False once the caller has switched it off. */
  wanted: boolean;
  /** Of the tenant. */
  time_zone: string;
  /** When the next ones are decided; null before the first. */
  next_at: Date | null;
  headline: string;
  /** What it says, list by list. */
  parts: SummaryPart[];
  summary: DailySummary;
}

/** Why somebody was told, or not, on one day. */
export interface SentSummary {
  id: string;
  /** The day where the tenant is. */
  day: string;
  recipient: string;
  audience: SummaryAudience;
  channel: DeliveryChannelName;
  covers_from: Date;
  covers_until: Date;
  state: 'pending' | 'sending' | 'sent' | 'not_sent';
  /** Why it was not sent, or has not been so far; `nothing_to_say` where there was nothing. */
  reason: string | null;
  /** How much it said. */
  counts: SummaryCounts | null;
  settled_at: Date | null;
}

interface Known extends Pick<TenantSettingsRow, 'daily_summary' | 'time_zone'> {
  next_at: Date | null;
  covered_until: Date | null;
  refused: boolean;
  is_csm: boolean;
}

@Roles('csm', 'tenant_admin')
@Controller('daily-summaries')
export class DailySummariesController {
  constructor(
    private readonly database: Database,
    private readonly reading: ReadSummary,
    private readonly clock: Clock,
  ) {}

  /** The summaries of all people for administrators, and a CSM's own; newest first. */
  @Get()
  async list(@Caller() caller: Principal, @Query() query: PageQuery): Promise<Page<SentSummary>> {
    const [day, id] = placeOf(query, 'day', 'uuid') ?? [];
    const mine = caller.roles.includes('tenant_admin') ? null : (caller.email ?? '').toLowerCase();
    const values = [caller.tenantId, mine, day, id, query.limit + 1];
    const found = await this.database.inTenant(caller.tenantId, (tx) => rows<SentSummary>(tx, listed, values));
    return pageOf(found, query, (row) => [row.day, row.id]);
  }

  /** What a summary would say now, since the last one. It is sent to nobody. */
  @Get('preview')
  async previewDailySummary(@Caller() caller: Principal, @Query() { of }: PreviewQuery): Promise<SummaryPreview> {
    const { tenantId: tenant_id } = caller;
    const administers = caller.roles.includes('tenant_admin');
    if (of === 'tenant' && !administers)
      throw new Problem(403, 'not-permitted', 'Only administrators see the summary of all customers.');
    const whole = (of ?? (administers ? 'tenant' : 'me')) === 'tenant';
    const email = whole ? (caller.email?.toLowerCase() ?? '') : addressOf(caller);
    const known = await this.database.inTenant(tenant_id, (tx) => one<Known>(tx, knownOf, [tenant_id, email]));
    const { daily_summary, time_zone = 'UTC', next_at = null, covered_until = null } = known ?? {};
    const { refused = false, is_csm = false } = known ?? {};
    const now = this.clock.now();
    const from = coversFrom(covered_until, now);
    const summary = await this.reading.read({ tenant_id, from, to: now, ...(whole ? {} : { csm: email }) });
    const as_admin = daily_summary?.admins.some((one) => one.toLowerCase() === email) ?? false;
    return {
      switched_on: Boolean(daily_summary),
      sent_to_me: as_admin || (is_csm && Boolean(daily_summary?.csms)),
      wanted: !refused,
      time_zone,
      next_at,
      headline: headlineOf(summary),
      parts: partsOf(summary, time_zone),
      summary,
    };
  }

  /** Switches the caller's own summaries on or off. */
  @Put('mine')
  async switchDailySummary(@Caller() caller: Principal, @Body() { wanted }: WantsSummaryBody): Promise<WantedSummary> {
    const email = addressOf(caller);
    const refuse = (tx: Tx) =>
      changed(tx, `insert into summary_refusals (tenant_id, email) values ($1, $2) on conflict do nothing`, [
        caller.tenantId,
        email,
      ]);
    const accept = (tx: Tx) => changed(tx, 'delete from summary_refusals where email = $1', [email]);
    await this.database.inTenant(caller.tenantId, wanted ? accept : refuse);
    return { wanted };
  }
}

/** @throws where the token names no address: summaries go to addresses. */
function addressOf({ email }: Principal): string {
  if (!email)
    throw new Problem(
      422,
      'no-address',
      'A summary is sent to an email address, and your token has none. Sign in with an account that has one.',
    );
  return email.toLowerCase();
}

const knownOf = `select s.daily_summary, s.time_zone, d.next_at, d.covered_until,
    exists (select from summary_refusals r where r.tenant_id = $1 and r.email = $2) as refused,
    exists (select from csms c where c.tenant_id = $1 and c.email = $2) as is_csm
  from tenant_settings s left join summary_schedules d using (tenant_id) where s.tenant_id = $1`;

/** $1: tenant, $2: whose, or null for all, $3 and $4: the place, $5: how many. Reads daily_summaries_newest or _once. */
const listed = `select id, to_char(s.day, 'YYYY-MM-DD') as day, recipient, audience, channel, covers_from, covers_until, state,
    reason, counts, settled_at
  from daily_summaries s
  where tenant_id = $1 and ($2::text is null or recipient = $2)
    and ($3::date is null or (s.day, id) < ($3::date, $4::uuid))
  order by s.day desc, id desc limit $5`;
