import type { Tx } from '@linesman/persistence';
import type { StepState } from './step.entity';

/** Ends a step, and with its last step the run. */
export async function finishStep(tx: Tx, id: string, state: StepState, reason: string | null): Promise<void> {
  const [rows] = (await tx.query(
    `update workflow_steps set state = $2, reason = $3, updated_at = now() where id = $1 returning run_id`,
    [id, state, reason],
  )) as [{ run_id: string }[], number];
  const run = rows[0]?.run_id;
  if (!run) return;
  // Locked first: of two last steps that end at once, the later one must see the earlier.
  await tx.query(`select 1 from workflow_runs where id = $1 for update`, [run]);
  await tx.query(
    `update workflow_runs set state = 'done' where id = $1 and state = 'running'
       and not exists (select 1 from workflow_steps where run_id = $1 and state in ('pending', 'running'))`,
    [run],
  );
}
