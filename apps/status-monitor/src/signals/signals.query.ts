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
/** Open signals first, and by severity. An index holds it. */
const urgency = `(${severityRank} + case when status in ('open', 'acknowledged') then 5 else 0 end)`;

/** `opened_at` comes from the service's clock, so a Date holds all of it. $1 to $6: filters, $7 to $9: place, $10: how many. */
const select = (
  rank: string,
  place: string,
  order: string,
) => `select ${columns}, ${rank} as place_rank from risk_signals
  where ($1::text[] is null or status = any($1)) and ($2::uuid is null or integration_id = $2)
    and ($3::uuid is null or customer_id = $3) and ($4::text is null or severity = $4)
    and ($5::text is null or lower(snapshot -> 'customer' -> 'csm' ->> 'email') = lower($5))
    and ($6::text is null or strpos(lower(snapshot -> 'customer' ->> 'name'), lower($6)) > 0
      or strpos(lower(snapshot -> 'status_change' ->> 'integration_name'), lower($6)) > 0)
    and ($7::int is null or ${place})
  order by ${order} opened_at desc, signal_id desc limit $10`;

/** Each order has an index that holds it. */
export const listSignals = {
  newest: select('0', '(opened_at, signal_id) < ($8::timestamptz, $9::uuid)', ''),
  urgency: select(urgency, `(${urgency}, opened_at, signal_id) < ($7, $8::timestamptz, $9::uuid)`, `${urgency} desc,`),
};
