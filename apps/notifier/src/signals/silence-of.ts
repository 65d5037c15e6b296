import type { SignalSnapshot } from '@linesman/contracts';
import { type Silence } from '../silences/silence';
import { type Silent, silencesOf } from '../silences/silent-until';
import { skipReason } from './about';

/** The silence that a signal falls under now; of several the longest. Of what only our staff are told, a tenant's holds nothing. */
export function silenceOf(snapshot: SignalSnapshot, silences: Silence[], now: Date): Silent | undefined {
  const { integration_type: connection_code, integration_id } = snapshot.status_change;
  const scope = { connection_code, integration_id, customer_id: snapshot.customer?.customer_id ?? null };
  const forStaff = skipReason(snapshot, { staff: 'our_fault' }) !== undefined;
  const [longest] = silencesOf(scope, forStaff ? silences.filter(({ everywhere }) => everywhere) : silences, now);
  return longest;
}
