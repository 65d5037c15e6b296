import { SILENCED, UNSTABLE } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';
import { CLOSED_FIRST } from '../deliveries/decide-send';

/** Once a signal or an outage has ended, its held runs do not begin, and its waiting runs continue now, so that they end. */
export async function endRuns(tx: Tx, signalId: string): Promise<void> {
  await changed(
    tx,
    `update workflow_runs set state = case state when 'held' then 'suppressed' else state end,
       reason = case when state = 'held' and not coalesce(reason ^@ any($3), false) then $2 else reason end,
       due_at = case state when 'waiting' then clock_timestamp() end
     where signal_id = $1 and state in ('held', 'waiting')`,
    [signalId, CLOSED_FIRST, [SILENCED, UNSTABLE]],
  );
}
