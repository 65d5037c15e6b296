import { rows, type Tx } from '@linesman/persistence';
import { readsAnswers } from '../ledger/execution.dto';
import type { Principal } from '@linesman/service-kit';
import type { LastRun, ScheduleView } from './schedule.dto';
import { DEFAULT_ZONE } from './timing';

const shown = `s.schedule_id, s.integration_id, s.connection_code, s.capability_code, s.parameters, s.kind, s.cron,
  s.time_zone, s.every_seconds, s.quiet_seconds, s.enabled, s.held, s.held_at, s.next_at, s.triggered_at, s.skipped_at,
  s.last_success_at, s.problem, s.created_by, s.created_at, s.updated_by, s.updated_at, s.version`;

/** @param which ends the statement: which rows, in which order. */
export async function readSchedules(
  tx: Tx,
  caller: Principal,
  which: string,
  values: unknown[],
): Promise<ScheduleView[]> {
  const found = await rows<Found>(
    tx,
    `select ${shown}, coalesce(s.time_zone, z.time_zone, '${DEFAULT_ZONE}') as counts_in, s.execution_id, s.due_at,
       e.status, e.finished_at, r.status as sync_status, r.rows, coalesce(e.error, r.error) as error
     from schedules s
       left join tenant_zones z on z.tenant_id = s.tenant_id
       left join executions e on e.execution_id = s.execution_id
       left join sync_runs r on r.execution_id = s.execution_id
     ${which}`,
    values,
  );
  return found.map((row) => shownTo(caller, viewOf(row)));
}

type Found = Omit<ScheduleView, 'last_run'> & LastRun;

function viewOf({
  execution_id,
  due_at,
  status,
  sync_status,
  rows: read,
  error,
  finished_at,
  ...row
}: Found): ScheduleView {
  const last_run = { execution_id, due_at, status, sync_status, rows: read, error, finished_at };
  return { ...row, last_run: execution_id ? last_run : null };
}

/** A member sees when it runs and how that went, but not what it asks for. */
function shownTo(caller: Principal, row: ScheduleView): ScheduleView {
  if (readsAnswers(caller)) return row;
  const { parameters: _parameters, ...view } = row;
  return view;
}
