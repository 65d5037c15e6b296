import type { Tx } from '@linesman/persistence';
import type { Execution } from '../execution/execution.entity';

/** What has come further is not what killed its owners. Nothing when somebody else has taken it over. */
export async function extendLease(tx: Tx, row: Execution, seconds: number): Promise<Date | undefined> {
  const [rows] = (await tx.query(
    `update executions set takeovers = 0, lease_until = clock_timestamp() + make_interval(secs => $4)
     where execution_id = $1 and owner = $2 and attempts = $3 and status = 'running' returning lease_until`,
    [row.execution_id, row.owner, row.attempts, seconds],
  )) as [{ lease_until: Date }[], number];
  return rows[0]?.lease_until;
}
