import type { ScheduledSync, SyncUse, UsedCapability, WorkloadAnswer } from '@linesman/contracts';
import { one, rows, type Tx } from '@linesman/persistence';
import { type RunOfSync, syncDue, type UsualDue } from './sync-due';

const DAYS = 30;
/** Of an integration with more executions, the newest are counted. */
const MOST = 5_000;
const RUNS = 6;

interface Counted {
  total: number;
  oldest: Date | null;
  waiting: number;
  parked: number;
  first_deadline: Date | null;
  failed_since: number;
  capabilities: UsedCapability[];
}

/** One bounded read of the index of an integration's executions. */
const counted = `with newest as materialized (
    select capability_code, status, deadline, created_at from executions
    where tenant_id = $1 and integration_id = $2 and created_at >= now() - interval '${DAYS} days'
    order by created_at desc limit $4
  )
  select count(*)::int as total, min(created_at) as oldest,
    (count(*) filter (where status in ('requested', 'running')))::int as waiting,
    (select count(*)::int from executions where tenant_id = $1 and integration_id = $2 and status = 'parked') as parked,
    min(deadline) filter (where status in ('requested', 'running')) as first_deadline,
    (count(*) filter (where status in ('failed', 'unknown') and created_at >= $3))::int as failed_since,
    (select coalesce(jsonb_agg(jsonb_build_object('capability_code', capability_code, 'executions', executions,
        'last_at', last_at) order by executions desc, capability_code), '[]') from (
      select capability_code, count(*)::int as executions, max(created_at) as last_at from newest group by 1) used
    ) as capabilities
  from newest`;

interface Synced {
  capability_code: string;
  fresh_as_of: Date | null;
  runs: (Omit<RunOfSync, 'started_at'> & { started_at: string })[];
}

/** A sync whose runs are all forgotten, or that has stored nothing so far, is not in use. */
const synced = `select c.capability_code, c.fresh_as_of, r.runs from sync_cursors c cross join lateral (
    select jsonb_agg(jsonb_build_object('started_at', started_at, 'status', status) order by started_at desc) as runs from (
      select started_at, status from sync_runs
      where tenant_id = $1 and integration_id = $2 and capability_code = c.capability_code
      order by started_at desc limit ${RUNS}) newest) r
  where c.tenant_id = $1 and c.integration_id = $2 and r.runs is not null order by c.capability_code`;

export async function readWorkload(
  tx: Tx,
  asked: { tenant_id: string; integration_id: string; since: string },
  { now, scheduled: asking }: { now: Date; scheduled: Promise<ScheduledSync[]> },
  most = MOST,
): Promise<WorkloadAnswer> {
  const { tenant_id, integration_id, since } = asked;
  // All are sent before the first one is answered: a message waits for this.
  const [scheduled, found, syncs] = await Promise.all([
    asking,
    one<Counted>(tx, counted, [tenant_id, integration_id, since, most]),
    rows<Synced>(tx, synced, [tenant_id, integration_id]),
  ]);
  const { total, oldest, waiting, parked, first_deadline, failed_since, capabilities } = found!;
  const byItself = new Set(scheduled.map(({ capability_code }) => capability_code));
  const more = total === most;
  const from = more && oldest ? oldest : new Date(now.getTime() - DAYS * 86_400_000);
  return {
    counted_from: from.toISOString(),
    more,
    capabilities: capabilities.map((one) => ({ ...one, last_at: new Date(one.last_at).toISOString() })),
    waiting: {
      count: waiting + parked,
      parked,
      ...(first_deadline && { first_deadline: first_deadline.toISOString() }),
    },
    failed_since,
    syncs: syncs.map((one) => useOf(one, byItself.has(one.capability_code))),
    scheduled,
  };
}

/** @param scheduled a schedule says when it is due, and not what is usual. */
function useOf({ capability_code, fresh_as_of, runs }: Synced, scheduled: boolean): SyncUse {
  const dated = runs.map((run) => ({ ...run, started_at: new Date(run.started_at) }));
  const { usual_seconds, due_at }: UsualDue = scheduled ? {} : syncDue(dated);
  const [newest] = dated;
  return {
    capability_code,
    ...(fresh_as_of && { fresh_as_of: fresh_as_of.toISOString() }),
    last_run_at: newest!.started_at.toISOString(),
    last_run_status: newest!.status,
    ...(usual_seconds !== undefined && { usual_seconds }),
    ...(due_at && { due_at: due_at.toISOString() }),
  };
}
