import type { Remedy, SignalSnapshot } from '@linesman/contracts';
import { type Fault, faultsOf } from './remedies';
import type { ResponseAction } from './signal-response.entity';

const byTheCustomer = ['send_fix_instructions', 'schedule_tech_call'] as const;

/** What a person on our side can do about a problem beside acknowledging it, by what ends the problem. */
const helping: Readonly<Record<Remedy, readonly ResponseAction[]>> = {
  reconnect: byTheCustomer,
  enter_key: byTheCustomer,
  renew_certificate: byTheCustomer,
  grant_permission: byTheCustomer,
  repair_endpoint: byTheCustomer,
  wait_for_provider: ['tell_customer'],
  staff: [],
  none: [],
};

/** The actions that help with a signal. All but the acknowledgement are for a customer's contact. */
export function helpsOf(snapshot: SignalSnapshot): ResponseAction[] {
  if (!snapshot.customer) return ['acknowledge'];
  return ['acknowledge', ...new Set(faultsOf(snapshot).flatMap(({ remedy }) => helping[remedy]))];
}

/** Whether an action helps with a problem of the signal, whoever is asked. */
export const helpsWith = (snapshot: SignalSnapshot, action: ResponseAction): boolean =>
  faultsOf(snapshot).some(({ remedy }) => helping[remedy].includes(action));

/** The worst fault that the customer's contact can end. */
export const faultOfContact = (snapshot: SignalSnapshot): Fault | undefined =>
  faultsOf(snapshot).find(({ remedy }) => helping[remedy] === byTheCustomer);
