import type { KnownBlock } from '@slack/web-api';
import type { SignalContext } from '../../signals/signal-context';
import * as say from '../../signals/wording';
import { factsInLine } from '../../signals/with-diagnosis';
import { context, dashed, listed, plain, slackTime } from './block-elements';

/** What stopped, and the facts that matter most, with the time of these numbers. */
export function impactBlocks(told: SignalContext): KnownBlock[] {
  const { snapshot, diagnosis } = told.signal;
  const impact = listed('Impact:', dashed(say.impactLines(snapshot)));
  const facts = factsInLine(told);
  if (!diagnosis || !facts) return impact;
  return [...impact, plain(`In numbers: ${facts}`), context('As of', slackTime(diagnosis.as_of, say.zoneOf(told)))];
}

/** `Confirmed: It was seen 5 times, by a probe and an execution`; nothing where it was seen once. */
export function sureLine({ signal: { diagnosis } }: SignalContext): string[] {
  if (!diagnosis || diagnosis.certainty === 'seen_once') return [];
  const says = diagnosis.certainty === 'doubted' ? 'against' : 'for';
  const why = diagnosis.evidence.filter((one) => one.says === says).map(({ text }) => text);
  return [`${diagnosis.certainty === 'doubted' ? 'Doubted' : 'Confirmed'}: ${why.join('. ')}`];
}

/** ` (2 in 400 days; it took 3 hours)`, after the time of the previous disconnection. */
export function earlierWords({ signal: { diagnosis } }: SignalContext): string {
  const { count = 0, last } = diagnosis?.previous ?? {};
  return last ? ` (${count} in 400 days; it took ${say.howLong(last.began_at, last.ended_at)})` : '';
}
