import { randomUUID } from 'node:crypto';
import { one, type Tx } from '@linesman/persistence';
import type { ReplayPlace } from './past-signals';

/** Where the process of a step was killed, another one takes the step after this time. */
const LEASE_SECONDS = 30;

/** A replay of which this process takes the next step. */
export interface TakenReplay extends ReplayPlace {
  replay_id: string;
  lease: string;
  source: string;
  in_force_source: string | null;
}

const take = `update workflow_replays set state = 'running', lease = $2, moved_at = clock_timestamp(),
    leased_until = clock_timestamp() + interval '${LEASE_SECONDS} seconds'
  where replay_id = $1 and ended_at is null and (leased_until is null or leased_until < clock_timestamp())
  returning replay_id, tenant_id, lease, source, in_force_source, since, until, place_us, place_id`;

/** @returns nothing where another process was faster. */
export const takeReplay = (tx: Tx, replayId: string): Promise<TakenReplay | undefined> =>
  one<TakenReplay>(tx, take, [replayId, randomUUID()]);
