import type { MeasuredCause } from '@linesman/contracts';
import { changed, rows, type Tx } from '@linesman/persistence';

/** What is measured to be unusual now. */
export interface MeasuredProblem {
  integration_id: string;
  part: string;
  cause: MeasuredCause;
  measured_at: Date;
}

/** Of these problems, one process looks at each at a time, and at none twice within a minute. @returns integrations. */
export async function claimOpen(tx: Tx, now: Date, most: number): Promise<string[]> {
  const claimed = await rows<{ integration_id: string }>(
    tx,
    `update measured_problems m set looked_at = $1 from (
       select integration_id, part from measured_problems
       where cause <> 'data_stale' and looked_at < $1::timestamptz - interval '50 seconds'
       order by looked_at limit $2 for update skip locked) due
     where m.integration_id = due.integration_id and m.part = due.part returning m.integration_id`,
    [now, most],
  );
  return [...new Set(claimed.map(({ integration_id }) => integration_id))];
}

export const readOpen = (tx: Tx, integrationIds: string[]): Promise<MeasuredProblem[]> =>
  rows<MeasuredProblem>(
    tx,
    'select integration_id, part, cause, measured_at from measured_problems where integration_id = any($1::uuid[])',
    [integrationIds],
  );

export const keepProblem = (
  tx: Tx,
  { tenant_id, integration_id, part, cause }: { tenant_id: string } & Omit<MeasuredProblem, 'measured_at'>,
  now: Date,
): Promise<number> =>
  changed(
    tx,
    `insert into measured_problems as m (integration_id, part, tenant_id, cause, opened_at, measured_at, looked_at)
     values ($1, $2, $3, $4, $5, $5, $5)
     on conflict (integration_id, part) do update set cause = $4, measured_at = $5,
       opened_at = case when m.cause = $4 then m.opened_at else $5 end`,
    [integration_id, part, tenant_id, cause, now],
  );

/** @param cause any if absent. @returns whether it was there. */
export const endProblem = async (
  tx: Tx,
  integrationId: string,
  part: string,
  cause?: MeasuredCause,
): Promise<boolean> =>
  (await changed(
    tx,
    `delete from measured_problems where integration_id = $1 and part = $2 and ($3::text is null or cause = $3)`,
    [integrationId, part, cause],
  )) > 0;
