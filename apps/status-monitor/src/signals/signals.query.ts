import { severities, type Severity } from '@linesman/contracts';
import { PageQuery } from '@linesman/service-kit';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';

/** The statuses of the table that a status of the query means. */
export const statusesOf = {
  open: ['open', 'acknowledged'],
  acknowledged: ['acknowledged'],
  unacknowledged: ['open'],
  resolved: ['resolved', 'withdrawn'],
  withdrawn: ['withdrawn'],
};

export class SignalsQuery extends PageQuery {
  /** `open` includes acknowledged signals, `resolved` includes withdrawn ones. */
  @IsOptional() @IsIn(Object.keys(statusesOf)) status?: keyof typeof statusesOf;
  @IsOptional() @IsUUID() integration_id?: string;
  @IsOptional() @IsUUID() customer_id?: string;
  @IsOptional() @IsIn(severities) severity?: Severity;
  /** `me`: signals of customers whose CSM has the caller's email address. */
  @IsOptional() @IsIn(['me']) csm?: 'me';
  /** A part of the customer's or the integration's name. */
  @IsOptional() @IsString() @Length(1, 200) q?: string;
  /** `urgency`: open signals first, and by severity. Otherwise the newest first. */
  @IsOptional() @IsIn(['newest', 'urgency']) order?: 'newest' | 'urgency';
}

export const columns = `signal_id, integration_id, snapshot -> 'status_change' ->> 'integration_name' as integration_name,
  snapshot -> 'status_change' ->> 'integration_type' as integration_type,
  snapshot ->> 'connection_name' as connection_name, customer_id, snapshot -> 'customer' as customer, signal_type, severity,
  status, cause, failure_reason, snapshot -> 'status_change' ->> 'party_at_fault' as party_at_fault,
  snapshot -> 'status_change' ->> 'detected_by' as detected_by, snapshot ->> 'hold_until' as hold_until,
  occurrences, opened_at, last_seen_at, acknowledged_by, acknowledged_at,
  (select max(e.created_at) from integration_events e where e.integration_id = risk_signals.integration_id
     and e.event_type = 'reconnected' and e.created_at between opened_at and coalesce(resolved_at, now())) as reconnected_at,
  resolved_at, resolution`;

const severityRank = `array_position(array[${severities.map((one) => `'${one}'`).join(', ')}], severity)`;
const rank = `case when $1 then ${severityRank} + case when status in ('open', 'acknowledged') then 5 else 0 end else 0 end`;

/** `opened_at` comes from the service's clock, so a Date holds all of it. */
export const listSignals = `select ${columns}, ${rank} as place_rank from risk_signals
  where ($2::text[] is null or status = any($2)) and ($3::uuid is null or integration_id = $3)
    and ($4::uuid is null or customer_id = $4) and ($5::text is null or severity = $5)
    and ($6::text is null or lower(snapshot -> 'customer' -> 'csm' ->> 'email') = lower($6))
    and ($7::text is null or strpos(lower(snapshot -> 'customer' ->> 'name'), lower($7)) > 0
      or strpos(lower(snapshot -> 'status_change' ->> 'integration_name'), lower($7)) > 0)
    and ($8::int is null or (${rank}, opened_at, signal_id) < ($8, $9::timestamptz, $10::uuid))
  order by place_rank desc, opened_at desc, signal_id desc limit $11`;
