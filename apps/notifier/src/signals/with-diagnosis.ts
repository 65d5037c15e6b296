import type { SignalDiagnosis, SignalSnapshot } from '@linesman/contracts';
import { unstableInWords } from '../flapping/flap-policy';
import { othersInWords } from './assessment';
import type { Audience } from './audience';
import type { Signal } from './signal.entity';

/** A signal as it is told to somebody. */
interface Told {
  signal: Signal & { snapshot: SignalSnapshot };
  audience: Audience;
}

/**
 * What a message says of the impact, by a diagnosis in place of what the signal's event said. A customer's
 * contact reads what has stopped, and no numbers.
 */
export function withDiagnosis<C extends Told>(context: C, diagnosis: SignalDiagnosis | null | undefined): C {
  if (!diagnosis?.impact) return context;
  const { signal, audience } = context;
  const { lines, stopped, not_known, syncs_stopped } = diagnosis.impact;
  const others = othersInWords(signal.assessment?.others, signal.snapshot.connection_name);
  const impact =
    audience === 'contact' ? stopped : [...unstableInWords(signal.openings), ...lines, ...others, ...not_known];
  return { ...context, signal: { ...signal, diagnosis, snapshot: { ...signal.snapshot, impact, syncs_stopped } } };
}

/** The facts that matter, in one line; nothing where none is known. */
export const factsInLine = ({ signal: { diagnosis }, audience }: Told) =>
  audience === 'contact' ? '' : (diagnosis?.impact?.facts ?? []).join('; ');
