import {
  type Cause,
  type HealthState,
  healthStates,
  healthStatuses,
  type HealthStatus,
  type Party,
} from '@linesman/contracts';
import { Database, one, rows } from '@linesman/persistence';
import {
  Caller,
  notFound,
  type Page,
  pageOf,
  PageQuery,
  placeOf,
  type Principal,
  Roles,
  Uuid,
} from '@linesman/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { countStates, isWatched, stateIsOneOf, stateNow, statusRank } from './state-now';

export class HealthQuery extends PageQuery {
  @IsOptional() @IsUUID() integration_id?: string;
  /** Only the integrations with these ids, separated by commas, 200 at most. */
  @IsOptional()
  @Transform(({ value }) => String(value).split(','))
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  integration_ids?: string[];
  @IsOptional() @IsUUID() customer_id?: string;
  @IsOptional() @IsIn(healthStatuses) status?: HealthStatus;
  /** Only integrations in one of these states, separated by commas; none that is not connected or is switched off. */
  @IsOptional()
  @Transform(({ value }) => String(value).split(','))
  @IsIn(healthStates, { each: true })
  states?: HealthState[];
  @IsOptional() @IsString() @Length(1, 100) integration_type?: string;
  /** A part of the integration's name. */
  @IsOptional() @IsString() @Length(1, 200) name?: string;
}

/** How many of the tenant's integrations are in which state. */
export interface HealthFigures {
  integrations: number;
  healthy: number;
  degraded: number;
  disconnected: number;
  /** Integrations that were looked at, and of which no call has succeeded yet. */
  never_worked: number;
  /** Integrations that nobody looked at, or not for long. */
  unknown: number;
  /** Integrations that nobody has connected yet. */
  pending: number;
  /** Integrations that are switched off. */
  paused: number;
}

export interface RequestsUsed {
  used: number;
  limit: number;
}

export interface IntegrationHealthView {
  id: string;
  integration_id: string;
  integration_type: string;
  integration_name: string;
  customer_id: string | null;
  /** As of the last observation. `state` says whether that still means anything. */
  status: HealthStatus;
  state: HealthState;
  cause: Cause | null;
  party_at_fault: Party;
  /** Capabilities or probes that fail while others work. */
  failing_parts: string[];
  status_since: Date;
  /** When a call, probe, token refresh or webhook delivery was last seen, whatever came of it. */
  last_checked_at: Date | null;
  last_success_at: Date | null;
  /** When a sync run last ended with all records read. */
  last_successful_sync: Date | null;
  last_failure_at: Date | null;
  failure_count: number;
  failure_reason: string | null;
  /** The error code that the provider returned. */
  error_code: string | null;
  is_critical: boolean;
  /** When a person was last notified of an open signal, or of a change of it. */
  alerted_at: Date | null;
  resolved_at: Date | null;
  credential_version: number;
  /** When the certificate or the credentials end and nothing renews them, as far as that is known. */
  credentials_end_at: Date | null;
  /** People are warned that they end: a signal says so, and is resolved by a renewal. */
  credentials_end_soon: boolean;
  /** Of the requests that the provider allows in a day, while most of them are used: a signal says so. */
  requests_near_limit: RequestsUsed | null;
  /** What the provider signs with, as the last probe that worked found: fingerprints of certificates, ids of keys. */
  signing_keys: string[] | null;
  created_at: Date;
  updated_at: Date;
}

/** The tenant is named in the query, so that the planner knows how many rows it has. `status_since` may have microseconds, which a Date loses: the place counts them since 1970. */
type Placed = IntegrationHealthView & { place_rank: number; place_us: string };

const columns = `h.id, h.integration_id, h.integration_type, i.name as integration_name, h.customer_id, h.status,
  ${stateNow} as state, h.cause, h.party_at_fault, h.failing_parts, h.status_since, h.last_checked_at, h.last_success_at,
  h.last_successful_sync, h.last_failure_at, h.failure_count, h.failure_reason, h.error_code, h.is_critical, h.alerted_at,
  h.resolved_at, h.credential_version, h.credentials_end_at,
  h.machine_state ? 'expiring' as credentials_end_soon,
  (h.machine_state->'near_limit') - 'since' as requests_near_limit, h.signing_keys, h.created_at, h.updated_at`;

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('integration-health')
export class IntegrationHealthController {
  constructor(private readonly database: Database) {}

  /** The worst status first. */
  @Get()
  async list(@Query() query: HealthQuery, @Caller() caller: Principal): Promise<Page<IntegrationHealthView>> {
    const [place_rank, place_us, place_id] = placeOf(query, 'integer', 'bigint', 'uuid') ?? [];
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      rows<Placed>(
        tx,
        `select ${columns}, ${statusRank} as place_rank,
           (extract(epoch from h.status_since) * 1000000)::bigint::text as place_us
         from integration_health h join integrations_copy i using (integration_id)
         where h.tenant_id = $11 and i.tenant_id = $11 and not i.deleted and ($1::uuid is null or h.integration_id = $1) and ($2::uuid is null or h.customer_id = $2)
           and ($3::text is null or h.status = $3)
           and ($4::int is null or (${statusRank}, h.status_since, h.id)
             < ($4, 'epoch'::timestamptz + $5::bigint * interval '1 microsecond', $6::uuid))
           and ($8::uuid[] is null or h.integration_id = any($8))
           ${query.states ? `and ${isWatched} and ${stateIsOneOf(query.states)}` : ''}
           and ($9::text is null or h.integration_type = $9)
           and ($10::text is null or strpos(lower(i.name), lower($10)) > 0)
         order by ${statusRank} desc, h.status_since desc, h.id desc limit $7`,
        [
          query.integration_id,
          query.customer_id,
          query.status,
          place_rank,
          place_us,
          place_id,
          query.limit + 1,
          query.integration_ids,
          query.integration_type,
          query.name,
          caller.tenantId,
        ],
      ),
    );
    const { items, next_cursor } = pageOf(found, query, (row) => [row.place_rank, row.place_us, row.id]);
    return { items: items.map(({ place_rank: _rank, place_us: _us, ...view }) => view), next_cursor };
  }

  @Get('figures')
  async getHealthFigures(@Caller() caller: Principal): Promise<HealthFigures> {
    const row = await this.database.inTenant(caller.tenantId, (tx) =>
      one<HealthFigures>(
        tx,
        `select count(*)::int as integrations, ${countStates(healthStates)},
           (count(*) filter (where i.status = 'pending_configuration'))::int as pending,
           (count(*) filter (where i.status = 'inactive'))::int as paused
         from integrations_copy i left join integration_health h using (integration_id) where not i.deleted`,
      ),
    );
    return row!;
  }

  @Get(':integration_id')
  async get(@Param('integration_id', Uuid) id: string, @Caller() caller: Principal): Promise<IntegrationHealthView> {
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      one<IntegrationHealthView>(
        tx,
        `select ${columns} from integration_health h join integrations_copy i using (integration_id)
         where not i.deleted and h.integration_id = $1`,
        [id],
      ),
    );
    if (!found) throw notFound('integration');
    return found;
  }
}
