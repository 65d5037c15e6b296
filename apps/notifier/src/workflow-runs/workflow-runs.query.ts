import { rows, type Tx } from '@linesman/persistence';
import { IsMoment, PageQuery } from '@linesman/service-kit';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { type RunState, runStates } from '../workflow/run.entity';

export class RunQuery extends PageQuery {
  @IsOptional() @IsIn(runStates) state?: RunState;
  /** The name of the document. */
  @IsOptional() @IsString() @Length(1, 100) workflow?: string;
  @IsOptional() @IsUUID() signal_id?: string;
  /** Runs that began at this time or later. */
  @IsOptional() @IsMoment() since?: Date;
}

/** One execution of a workflow for a signal. */
export interface RunView {
  workflow_run_id: string;
  signal_id: string;
  workflow: string;
  workflow_version: string;
  /**
   * `held`: nobody is told yet; `waiting`: a step waits for a time, a person or its next attempt; `suppressed`: no step acted,
   * for the reason; `failed`: its document cannot be read; `cancelled`: a person stopped it, or refused it.
   */
  state: RunState;
  reason: string | null;
  /** When a held or waiting run continues. */
  goes_on_at: Date | null;
  /** The step at which it waits. */
  waits_at: string | null;
  failed_steps: number;
  created_at: Date;
  /** Null for an integration of the tenant itself, and for a customer who was erased. */
  customer_name: string | null;
  integration_name: string | null;
  /** The connection whose outage it runs for. Null where it runs for a signal. */
  outage_of: string | null;
}

export type PlacedRun = RunView & { place_us: string };

const shown = `r.id as workflow_run_id, r.signal_id, r.workflow, r.workflow_version, r.state, r.reason,
  case r.state when 'held' then r.hold_until when 'waiting' then r.due_at end as goes_on_at, s.waits_at, s.failed_steps,
  r.created_at, g.snapshot #>> '{customer,name}' as customer_name,
  g.snapshot #>> '{status_change,integration_name}' as integration_name,
  case when g.outage is not null then g.integration_type end as outage_of,
  (extract(epoch from r.created_at) * 1000000)::bigint::text as place_us`;

const around = `cross join lateral (
    select count(*) filter (where state = 'failed')::int as failed_steps,
      min(step_id) filter (where state in ('waiting', 'retrying')) as waits_at
    from workflow_steps where run_id = r.id) s
  left join signals g on g.signal_id = r.signal_id`;

/** Conditions of SQL, by filter. A filter that is not given is no part of the query, so that each has its index. */
const conditions = {
  state: (at: number) => `state = $${at}`,
  workflow: (at: number) => `workflow = $${at}`,
  signal_id: (at: number) => `signal_id = $${at}::uuid`,
  since: (at: number) => `created_at >= $${at}::timestamptz`,
} as const;

/** @param place of the last run of the page before, in microseconds, with its id. */
export function listRuns(
  tx: Tx,
  tenantId: string,
  query: RunQuery,
  [place_us, place_id]: [string?, string?],
): Promise<PlacedRun[]> {
  const values: unknown[] = [tenantId, query.limit + 1, place_us, place_id];
  const where = Object.entries(conditions)
    .filter(([name]) => query[name as keyof typeof conditions] !== undefined)
    .map(([name, condition]) => `and ${condition(values.push(query[name as keyof typeof conditions]))}`);
  return rows<PlacedRun>(
    tx,
    `select ${shown} from (
       select * from workflow_runs where tenant_id = $1 ${where.join(' ')}
         and ($3::bigint is null
           or (created_at, id) < ('epoch'::timestamptz + $3::bigint * interval '1 microsecond', $4::uuid))
       order by created_at desc, id desc limit $2) r
     ${around} order by r.created_at desc, r.id desc`,
    values,
  );
}

export const readRun = (tx: Tx, id: string): Promise<PlacedRun[]> =>
  rows<PlacedRun>(tx, `select ${shown} from workflow_runs r ${around} where r.id = $1`, [id]);
