import { changed, type Tx } from '@linesman/persistence';

export interface Followed {
  integration_id: string;
  /** How many quick probes there were; null while the integration is probed as usual. */
  quick_probes: number | null;
  /** Whether the next probe comes within seconds. */
  probe_soon?: boolean;
  trials_changed?: boolean;
}

/** Has the next probes come within seconds after a failure of the provider, and as usual once none is open. */
export async function followTrials(tx: Tx, all: Followed[]): Promise<void> {
  const followed = all.filter(({ trials_changed }) => trials_changed);
  if (followed.length === 0) return;
  await changed(
    tx,
    `update probe_schedule s set quick_probes = q.quick_probes,
       due_at = case when q.probe_soon then least(s.due_at, clock_timestamp() + interval '2 seconds') else s.due_at end
     from jsonb_to_recordset($1::jsonb) as q (integration_id uuid, quick_probes int, probe_soon boolean)
     where s.integration_id = q.integration_id`,
    [
      JSON.stringify(
        followed.map(({ integration_id, quick_probes, probe_soon }) => ({ integration_id, quick_probes, probe_soon })),
      ),
    ],
  );
}
