import type { SignalSnapshot } from '@linesman/contracts';
import type { Signal } from '../signals/signal.entity';
import { isAcknowledged, isSnoozed, type SignalHandling } from '../signals/signal-handling.entity';
import { silenceOf } from '../signals/silence-of';
import { type Silence, whySilent } from '../silences/silence';
import type { SendFacts } from './decide-send';
import type { Delivery } from './delivery.entity';
import { ESCALATED, isFirst } from './occasions';

/** Somebody may end a silence before its time, so what waits for it asks again. */
const ASK_AGAIN_MS = 300_000;

/** What is known of the signal of a delivery when it is claimed. */
export interface KnownOfSignal {
  signal: Pick<Signal, 'state'> & { snapshot: SignalSnapshot };
  handling: SignalHandling | null;
}

/** What people have decided about a signal, as far as it concerns the reader of a delivery. */
export function factsOfSignal(
  { occasion, recipient, follows }: Pick<Delivery, 'occasion' | 'recipient' | 'follows'>,
  { signal, handling }: KnownOfSignal,
  { now, silences }: { now: Date; silences: Silence[] },
): Pick<SendFacts, 'signal' | 'snoozed' | 'acknowledged' | 'acknowledged_by_them' | 'silenced'> {
  const first = isFirst({ occasion, follows: follows !== null });
  const silent = first ? silenceOf(signal.snapshot, silences, now) : undefined;
  const silenced = silent && {
    until: new Date(Math.min(silent.until.getTime(), now.getTime() + ASK_AGAIN_MS)),
    reason: whySilent(silent.silence),
  };
  if (!handling) return { signal: signal.state, silenced };
  const isTheirs = occasion === ESCALATED || handling.snoozed_email === recipient;
  const acknowledged = isAcknowledged(handling, now);
  return {
    signal: signal.state,
    snoozed: isTheirs && isSnoozed(handling, now),
    acknowledged,
    acknowledged_by_them: acknowledged && handling.acknowledged_email === recipient,
    silenced,
  };
}
