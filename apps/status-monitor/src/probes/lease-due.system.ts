import { Database, rows } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { ProbeIntervals } from '../probe-intervals';
import { usualSeconds } from '../schedule/next-probe';
import { isFull, lessRoom, type Room } from './room';

/** A probe whose process died is due again after this time: see docs/adr/0026. */
export const LEASE_SECONDS = 20;
/** While nobody is later than this, nobody needs a share. */
const PATIENCE_SECONDS = 5;
const TENANTS_A_ROUND = 200;
const TENANTS_KNOWN_MS = 10_000;

export interface LeasedProbe {
  tenant_id: string;
  integration_id: string;
  connection_code: string;
  /** Different for each lease. */
  lease: string;
  /** Something asked for this probe, or the provider failed. */
  asked: boolean;
  healthy: boolean;
  credential_version: number;
  usual_seconds: number;
  seconds_since_success: number | null;
  due_at: Date;
  leased_until: Date;
  late_seconds: number;
}

/** `now()`, because PostgreSQL looks up no index for `clock_timestamp()`, and would read every row to the end. */
const isDue = 'due_at <= now() and (leased_until is null or leased_until < now())';

/** The longest overdue first, over all connections. $2: connection codes, $3: the room of each, $4: the room of all. */
const first = `select d.integration_id from unnest($2::text[], $3::int[]) c (code, room) cross join lateral (
    select integration_id, due_at from probe_schedule where connection_code = c.code and ${isDue}
    order by due_at limit c.room for update skip locked) d
  order by d.due_at limit $4`;

/**
 * The same number of each tenant, over all connections, and no more of a connection than it has room for. It chooses
 * first and locks then, so that it locks no more than it takes. $5: tenants, $6: how many of each.
 */
const shares = `select integration_id from probe_schedule where ${isDue} and integration_id = any(array(
    select d.integration_id from (
      select s.*, row_number() over (partition by s.code order by s.due_at) as place
      from unnest($5::uuid[]) t (tenant_id) cross join lateral (
        select p.integration_id, p.due_at, c.* from unnest($2::text[], $3::int[]) c (code, room) cross join lateral (
          select integration_id, due_at from probe_schedule
          where tenant_id = t.tenant_id and connection_code = c.code and ${isDue}
          order by due_at limit least($6::int, c.room)) p
        order by p.due_at limit $6::int) s) d
    where d.place <= d.room limit $4)) for update skip locked`;

const succeeded = `h.machine_state -> 'succeeded'`;

/** Finds the rows by their ids as an array: as a join, PostgreSQL may read the whole table. $1: intervals. */
const lease = (due: string): string => `with due as materialized (${due}), leased as (
    update probe_schedule s set lease = gen_random_uuid(),
      leased_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds'
    where s.integration_id = any(array(select integration_id from due)) returning s.*)
  select s.tenant_id, s.integration_id, s.connection_code, s.lease, s.due_at, s.leased_until,
    extract(epoch from clock_timestamp() - s.due_at)::float8 as late_seconds,
    s.asked or s.quick_probes is not null as asked, h.status = 'healthy' as healthy, h.credential_version,
    coalesce(${usualSeconds}, 0) as usual_seconds,
    case when (${succeeded} ->> 'credential_version')::int = h.credential_version
      then extract(epoch from clock_timestamp())::float8 - (${succeeded} ->> 'at')::float8 / 1000 end as seconds_since_success
  from leased s join integration_health h using (integration_id)`;

/** Jumps from tenant to tenant in the index. */
const tenantsInSchedule = `with recursive found as (
    (select tenant_id from probe_schedule order by tenant_id limit 1)
    union all
    select (select s.tenant_id from probe_schedule s where s.tenant_id > f.tenant_id order by s.tenant_id limit 1)
    from found f where f.tenant_id is not null)
  select tenant_id from found where tenant_id is not null`;

/**
 * Leases probes that are due, the longest overdue first. When some are late and there is not room for all, each tenant in
 * turn gets the same number out of half of the room, so that a tenant with very many delays no other. The other half
 * stays for the longest overdue: those of a process that died wait for no turn.
 */
@Injectable()
export class LeaseDue {
  private behind = false;
  private tenants: string[] = [];
  private tenantsKnownUntil = 0;
  private next = 0;

  constructor(
    private readonly database: Database,
    private readonly intervals: ProbeIntervals,
  ) {}

  async lease(room: Room): Promise<LeasedProbe[]> {
    const shared = this.behind ? await this.leaseShares({ ...room, total: Math.ceil(room.total / 2) }) : [];
    const left = lessRoom(room, shared);
    const rest = left.total > 0 ? await this.run(first, left) : [];
    const all = [...shared, ...rest];
    this.behind = isFull(room, all) && all.some(({ late_seconds }) => late_seconds > PATIENCE_SECONDS);
    return all;
  }

  /** Of no more tenants than there is room for, so that none is passed over. */
  private async leaseShares(room: Room): Promise<LeasedProbe[]> {
    const tenants = await this.nextTenants(Math.min(TENANTS_A_ROUND, room.total));
    if (tenants.length === 0) return [];
    const share = Math.max(1, Math.floor(room.total / tenants.length));
    return this.run(shares, room, tenants, share);
  }

  private async run(due: string, { total, of }: Room, ...more: unknown[]): Promise<LeasedProbe[]> {
    const values = [this.intervals.json, Object.keys(of), Object.values(of), total, ...more];
    return this.database.inSystem((tx) => rows<LeasedProbe>(tx, lease(due), values));
  }

  /** The next ones of all tenants, round and round. */
  private async nextTenants(many: number): Promise<string[]> {
    if (performance.now() > this.tenantsKnownUntil) {
      const found = await this.database.inSystem((tx) => rows<{ tenant_id: string }>(tx, tenantsInSchedule));
      this.tenants = found.map(({ tenant_id }) => tenant_id);
      this.tenantsKnownUntil = performance.now() + TENANTS_KNOWN_MS;
    }
    const from = this.next < this.tenants.length ? this.next : 0;
    this.next = from + many;
    return this.tenants.slice(from, this.next);
  }
}
