import { changed, type Tx } from '@linesman/persistence';

/** The messages about a signal have something new to show: one that is being sent now, and does not show it yet, is edited afterwards. */
export const revise = (tx: Tx, signalId: string): Promise<number> =>
  changed(tx, 'update signals set revision = revision + 1 where signal_id = $1', [signalId]);
