import { changed, type Tx } from '@linesman/persistence';

/** Whether the next probe comes within seconds: it begins with a failure of the provider, and is over once none is open. */
export type Trials = 'begin' | 'again' | 'over' | 'as_before';

const SOON = `due_at = least(due_at, clock_timestamp() + interval '2 seconds')`;

const changes = {
  begin: `quick_probes = 0, ${SOON}`,
  again: `quick_probes = 0, ${SOON}`,
  over: 'quick_probes = null',
};

/** @param quick_probes how many quick probes there were; null while the integration is probed as usual. */
export async function followTrials(
  tx: Tx,
  { integration_id, quick_probes }: { integration_id: string; quick_probes: number | null },
  trials: Trials,
): Promise<void> {
  if (trials === 'as_before') return;
  if (trials === 'begin' && quick_probes !== null) return;
  if (trials === 'over' && quick_probes === null) return;
  await changed(tx, `update probe_schedule set ${changes[trials]} where integration_id = $1`, [integration_id]);
}
