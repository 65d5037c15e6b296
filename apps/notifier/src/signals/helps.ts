import { type Help, helpsByRemedy, type SignalSnapshot } from '@linesman/contracts';
import type { SkippedFor } from './about';
import { type Fault, faultsOf } from './remedies';
import type { ResponseAction } from './signal-response.entity';

/** The actions that help with a signal. All but the acknowledgement are for a customer's contact. */
export function helpsOf(snapshot: SignalSnapshot): ResponseAction[] {
  if (!snapshot.customer) return ['acknowledge'];
  return ['acknowledge', ...new Set(faultsOf(snapshot).flatMap(({ remedy }) => helpsByRemedy[remedy]))];
}

/** Whether an action helps with a problem of the signal, whoever is asked. */
export const helpsWith = (snapshot: SignalSnapshot, action: Help): boolean =>
  faultsOf(snapshot).some(({ remedy }) => helpsByRemedy[remedy].includes(action));

/** For whose faults the customer's contact is not told, and why. */
export const nothingForContact = {
  provider: 'nothing_the_contact_could_do',
  raise_quota: 'csm_decides',
  nobody: 'nothing_the_contact_could_do',
  staff: 'our_fault',
} as const satisfies SkippedFor;

/** The worst fault that the customer's contact can end. */
export const faultOfContact = (snapshot: SignalSnapshot): Fault | undefined =>
  faultsOf(snapshot).find(({ remedy }) => helpsByRemedy[remedy].includes('send_fix_instructions'));
