import type { Tx } from '@linesman/persistence';
import { rows } from '@linesman/persistence';
import { readsAnswers } from '../ledger/execution.dto';
import type { Principal } from '@linesman/service-kit';
import type { ScheduleView } from './schedule.dto';
import { DEFAULT_ZONE } from './timing';

const shown = `s.schedule_id, s.integration_id, s.connection_code, s.capability_code, s.parameters, s.kind, s.cron,
  s.time_zone, s.every_seconds, s.quiet_seconds, s.enabled, s.held, s.held_at, s.next_at, s.triggered_at, s.skipped_at,
  s.last_success_at, s.created_by, s.created_at, s.updated_by, s.updated_at, s.version`;

/** @param which ends the statement: which rows, in which order. */
export async function readSchedules(
  tx: Tx,
  caller: Principal,
  which: string,
  values: unknown[],
): Promise<ScheduleView[]> {
  const found = await rows<ScheduleView>(
    tx,
    `select ${shown}, coalesce(s.time_zone, z.time_zone, '${DEFAULT_ZONE}') as counts_in,
       case when s.execution_id is not null then json_build_object('execution_id', s.execution_id, 'due_at', s.due_at,
         'status', e.status, 'sync_status', r.status, 'rows', r.rows, 'error', coalesce(e.error, r.error),
         'finished_at', e.finished_at) end as last_run
     from schedules s
       left join tenant_zones z on z.tenant_id = s.tenant_id
       left join executions e on e.execution_id = s.execution_id
       left join sync_runs r on r.execution_id = s.execution_id
     ${which}`,
    values,
  );
  return found.map((row) => shownTo(caller, row));
}

/** A member sees when it runs and how that went, but not what it asks for. */
function shownTo(caller: Principal, row: ScheduleView): ScheduleView {
  if (readsAnswers(caller)) return row;
  const { parameters: _parameters, ...view } = row;
  return view;
}
