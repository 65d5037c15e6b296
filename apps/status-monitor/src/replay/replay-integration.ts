import type { Tx } from '@linesman/persistence';
import type { Span } from '../health/periods';
import { type ComparedTransition, compareTransitions, type Difference } from './compare-transitions';
import { playAgain, type Played } from './play-again';
import { readRuns, storedSince } from './read-runs';
import { readTransitions } from './read-transitions';

/** A replay ends where it has read so much. */
const AT_A_TIME = 200;
const MOST_ROWS = 20_000;
const MOST_TRANSITIONS = 1_000;
/** An observation is stored in the same transaction as its transition, and a moment later. */
const EDGE_MS = 10_000;

export interface Replay {
  /** Up to when it was played: earlier than asked where there was too much. */
  to: Date;
  /** Since when observations of the integration are stored, if any are. */
  stored_since: Date | null;
  observations: number;
  stored: ComparedTransition[];
  replayed: ComparedTransition[];
  /** Within ten seconds of both ends nothing is compared: what belongs together may lie on both sides. */
  differences: Difference[];
}

/** Plays what is stored of an integration again, and compares it with what happened. */
export async function replayIntegration(tx: Tx, integrationId: string, asked: Span): Promise<Replay> {
  const stored_since = await storedSince(tx, integrationId);
  const played = await playSpan(tx, integrationId, asked);
  const stored = await readTransitions(tx, integrationId, { from: asked.from, to: played.to }, MOST_TRANSITIONS + 1);
  const to = stored.length > MOST_TRANSITIONS ? stored[MOST_TRANSITIONS - 1]!.at : played.to;
  const until = ({ at }: ComparedTransition): boolean => at <= to;
  const replayed = played.transitions.map(({ health: _health, ...one }): ComparedTransition => one).filter(until);
  const known = stored.filter(until);
  const begins = beginOf(asked.from, stored_since);
  const ends = to.getTime() - EDGE_MS;
  const isWithin = ({ at }: Difference): boolean => at.getTime() >= begins && at.getTime() <= ends;
  const differences = compareTransitions(known, replayed).filter(isWithin);
  return { to, stored_since, observations: played.observations, stored: known, replayed, differences };
}

/** From when on transitions have to agree, in milliseconds. The first observation that was stored led to the first one. */
function beginOf(from: Date, since: Date | null): number {
  if (!since) return Infinity;
  return since < from ? from.getTime() + EDGE_MS : since.getTime() - EDGE_MS;
}

async function playSpan(
  tx: Tx,
  integrationId: string,
  { from, to }: Span,
): Promise<Pick<Played, 'transitions'> & { to: Date; observations: number }> {
  let played: Played = { transitions: [] };
  let observations = 0;
  let after: string | undefined;
  const transitions: Played['transitions'] = [];
  for (let read = 0; read < MOST_ROWS && transitions.length <= MOST_TRANSITIONS; read += AT_A_TIME) {
    const found = await readRuns(tx, integrationId, { from, to }, { after, limit: AT_A_TIME });
    played = playAgain(found, undefined, played.state);
    transitions.push(...played.transitions);
    observations += found.flatMap(({ runs }) => runs.flatMap((run) => run.observations)).length;
    if (found.length < AT_A_TIME) return { to, transitions, observations };
    after = found.at(-1)!.place;
    if (read + AT_A_TIME >= MOST_ROWS || transitions.length > MOST_TRANSITIONS)
      return { to: found.at(-1)!.recorded_at, transitions, observations };
  }
  return { to, transitions, observations };
}
