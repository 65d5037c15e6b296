import type { ExecutionStatus } from '../ledger/execution.entity';
import type { Schedule } from './schedule.entity';
import { dueAfterWebhooks, nextDue } from './timing';

/** A schedule whose time has come, with the status of its last run. */
export interface DueSchedule extends Schedule {
  next_at: Date;
  tenant_zone: string | null;
  /** Empty: the ledger does not have the execution yet, or no longer. */
  run_status: ExecutionStatus | null;
}

/** run: its execution is asked for. skip: the run before has not ended. hold: the integration has to be repaired first. */
export interface Decision {
  kind: 'run' | 'skip' | 'hold';
  /** Of the next one; empty while it is paused. */
  next_at: Date | null;
}

/** How often a run is tried although the integration is known not to work: the event of its recovery may be lost. */
const TRY_HELD_MS = 3_600_000;

/** @param longest_run_ms after this time an execution that is not in the ledger will not come any more. */
export function decideDue(row: DueSchedule, now: Date, longest_run_ms: number, chance?: number): Decision {
  const next_at = row.enabled ? nextDue(row, row.tenant_zone, now, chance) : null;
  if (row.held && now.getTime() - row.held_at!.getTime() < TRY_HELD_MS) return { kind: 'hold', next_at };
  if (!hasNotEnded(row, now, longest_run_ms)) return { kind: 'run', next_at };
  // The run that has not ended does not read what the webhook was about.
  return { kind: 'skip', next_at: row.enabled && row.triggered_at ? dueAfterWebhooks(row, now, now) : next_at };
}

function hasNotEnded({ execution_id, run_status, due_at }: DueSchedule, now: Date, longest_run_ms: number): boolean {
  if (!execution_id) return false;
  if (run_status) return run_status === 'requested' || run_status === 'running';
  return now.getTime() - due_at!.getTime() < longest_run_ms;
}
