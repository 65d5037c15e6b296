import type { SignalDiagnosis } from '@linesman/contracts';
import { othersInWords } from './assessment';
import type { SignalContext } from './signal-context';

/**
 * What a message says of the impact, by a diagnosis in place of what the signal's event said. A customer's
 * contact reads what has stopped, and no numbers.
 */
export function withDiagnosis<C extends SignalContext>(context: C, diagnosis: SignalDiagnosis | null | undefined): C {
  if (!diagnosis?.impact) return context;
  const { signal, audience } = context;
  const { lines, stopped, not_known, syncs_stopped } = diagnosis.impact;
  const others = othersInWords(signal.assessment?.others, signal.snapshot.connection_name);
  const impact = audience === 'contact' ? stopped : [...lines, ...others, ...not_known];
  return { ...context, signal: { ...signal, diagnosis, snapshot: { ...signal.snapshot, impact, syncs_stopped } } };
}

/** The facts that matter, in one line; nothing where none is known. */
export const factsInLine = ({ signal: { diagnosis }, audience }: Pick<SignalContext, 'signal' | 'audience'>) =>
  audience === 'contact' ? '' : (diagnosis?.impact?.facts ?? []).join('; ');
