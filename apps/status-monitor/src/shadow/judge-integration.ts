import type { Tx } from '@linesman/persistence';
import type { Span } from '../health/periods';
import { playAgain, type Played, type ShadowNumbers } from '../replay/play-again';
import { readRuns } from '../replay/read-runs';
import { type ComparedSignal, compareSignals } from './compare-signals';
import { signalsOf } from './signals-of';

const AT_A_TIME = 200;
const MOST_ROWS = 20_000;
const nothing: Played = { transitions: [] };

/**
 * What shadow rules would have done with the signals of one integration. Both rules play the same observations.
 * @throws where there are more than 20,000 rows.
 */
export async function judgeIntegration(
  tx: Tx,
  integrationId: string,
  span: Span,
  shadow: ShadowNumbers,
): Promise<ComparedSignal[]> {
  let [live, other] = [nothing, nothing];
  let after: string | undefined;
  for (let read = 0; read < MOST_ROWS; read += AT_A_TIME) {
    const found = await readRuns(tx, integrationId, span, { after, limit: AT_A_TIME });
    live = goOn(live, playAgain(found, undefined, live.state));
    other = goOn(other, playAgain(found, shadow, other.state));
    if (found.length < AT_A_TIME) return compareSignals(signalsOf(live, span.from), signalsOf(other, span.from));
    after = found.at(-1)!.place;
  }
  throw new Error(`integration ${integrationId} has more than ${MOST_ROWS} rows of stored observations`);
}

const goOn = (before: Played, next: Played): Played => ({
  began_with: before.began_with ?? next.began_with,
  state: next.state,
  transitions: [...before.transitions, ...next.transitions],
});
