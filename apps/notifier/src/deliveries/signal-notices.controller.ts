import { PART_OF_OUTAGE, SILENCED, UNSTABLE } from '@linesman/contracts';
import { Database, rows } from '@linesman/persistence';
import { Caller, OneOrSeveral, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { announces } from './occasions';
import { WORKING_HOURS } from './insert-delivery';
import { ArrayMaxSize, ArrayMinSize, IsUUID } from 'class-validator';

export class NoticesQuery {
  /** One or several. */
  @OneOrSeveral()
  @IsUUID(undefined, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  signal_id: string[];
}

/** Who has been told so far that a signal opened. */
export interface SignalNotice {
  signal_id: string;
  first_told_at: Date | null;
  told: number;
  /** People who are still to be told. */
  waiting: number;
  /** Messages among these that a person has to approve first. */
  awaiting_approval: number;
  /** Messages among these that wait for working hours. */
  waiting_for_hours: number;
  /** When the first of those may be sent. */
  hours_begin_at: Date | null;
  /** Deliveries that failed or were suppressed. */
  untold: number;
  /** To whom the newest of these was. */
  untold_recipient: string | null;
  /** Why the newest of these was not sent. */
  reason: string | null;
  /** Nobody is told before. */
  held_until: Date | null;
  /** Why nobody is notified of this signal alone: it is part of an outage, one of many failures at once, was silenced, or its integration is unstable. */
  not_singly: string | null;
  /** Absent where no workflow started, because no trigger matches. */
  workflow: string | null;
}

@Roles('csm', 'tenant_admin', 'admin')
@Controller('signal-notices')
export class SignalNoticesController {
  constructor(private readonly database: Database) {}

  /** One for each signal that this service knows. */
  @Get()
  async list(
    @Caller() { tenantId }: Principal,
    @Query() { signal_id }: NoticesQuery,
  ): Promise<{ items: SignalNotice[] }> {
    const items = await this.database.inTenant(tenantId, (tx) => rows<SignalNotice>(tx, noticed, [signal_id]));
    return { items };
  }
}

const waitsForHours = `state = 'pending' and reason = '${WORKING_HOURS}' and next_attempt_at > now()`;

const noticed = `select s.signal_id, d.*, r.held_until, r.not_singly, r.workflow from signals s
  cross join lateral (
    select min(settled_at) filter (where state = 'sent') as first_told_at,
      (count(distinct recipient) filter (where state = 'sent'))::int as told,
      (count(*) filter (where state in ('pending', 'sending', 'ambiguous', 'awaiting_approval')))::int as waiting,
      (count(*) filter (where state = 'awaiting_approval'))::int as awaiting_approval,
      (count(*) filter (where ${waitsForHours}))::int as waiting_for_hours,
      min(next_attempt_at) filter (where ${waitsForHours}) as hours_begin_at,
      (count(*) filter (where state in ('failed', 'suppressed')))::int as untold,
      (array_agg(recipient order by created_at desc) filter (where state in ('failed', 'suppressed')))[1] as untold_recipient,
      (array_agg(reason order by created_at desc) filter (where state in ('failed', 'suppressed')))[1] as reason
    from deliveries d where d.signal_id = s.signal_id and ${announces}) d
  cross join lateral (
    select min(hold_until) filter (where state = 'held') as held_until,
      min(reason) filter (where state = 'held' or state = 'suppressed' and (starts_with(reason, '${PART_OF_OUTAGE}') or starts_with(reason, '${SILENCED}') or starts_with(reason, '${UNSTABLE}'))) as not_singly, min(workflow) as workflow
    from workflow_runs where signal_id = s.signal_id) r
  where s.signal_id = any($1)`;
