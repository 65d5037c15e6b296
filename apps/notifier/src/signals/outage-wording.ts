import type { ShownOutage } from './outage';
import type { SignalContext } from './signal-context';
import { dollars, howLong } from './wording';

type Notice = SignalContext['signal'];

const MOST_NAMES = 20;

const counted = (many: number, what: string): string => `${many} ${what}${many === 1 ? '' : 's'}`;

export function titleOf({ snapshot, state }: Notice, { party_at_fault }: ShownOutage): string {
  const name = party_at_fault === 'us' ? `Our connection to ${snapshot.connection_name}` : snapshot.connection_name;
  if (state !== 'open') return `${name} works again`;
  return party_at_fault === 'us' ? `${name} fails` : `${name} has an outage`;
}

const allOf = (many: number): string => (many === 2 ? 'Both integrations' : `All ${many} integrations`);

const whose = ({ own, all_customers }: ShownOutage): string =>
  own ? 'yours' : all_customers === 1 ? 'your customer' : 'your customers';

/** How much fails now. */
export function extentOf(shown: ShownOutage): string {
  const { failing, customers, arr, own, recovered } = shown;
  const all = counted(failing.length + recovered, 'integration');
  if (failing.length === 0) {
    const works =
      recovered === 1 ? `The integration of ${whose(shown)} works` : `${allOf(recovered)} of ${whose(shown)} work`;
    return `${works} again. The outage is over once this has lasted for a while.`;
  }
  const worth = arr > 0 ? ` (ARR ${dollars(arr)})` : '';
  const whom = own ? 'yours' : `${counted(customers, 'customer')} of yours${worth}`;
  const now = `${counted(failing.length, 'integration')} of ${whom} ${failing.length === 1 ? 'fails' : 'fail'}`;
  return recovered === 0 ? `${now}.` : `${now}, and ${recovered} of ${all} work${recovered === 1 ? 's' : ''} again.`;
}

/** @returns nothing where nothing fails any more. */
export function whoActs(shown: ShownOutage, connection: string): string | undefined {
  const { party_at_fault, own, all_customers, failing } = shown;
  if (failing.length === 0) return undefined;
  const idle = own ? 'You have' : all_customers === 1 ? 'Your customer has' : 'Your customers have';
  const acts = party_at_fault === 'us' ? 'The fault is ours, and our staff are told' : `${connection} has to end it`;
  return `${acts}. ${idle} nothing to do.`;
}

export const PROMISE =
  'You get no message about each integration. This one follows what happens, and tells you when it is over and who still needs to act.';

export const namesOf = ({ failing }: ShownOutage): string[] =>
  failing.length <= MOST_NAMES ? failing : [...failing.slice(0, MOST_NAMES), `and ${failing.length - MOST_NAMES} more`];

/** What is said when it is over, and who still needs to act. */
export function endOf(notice: Notice, shown: ShownOutage): string {
  const { opened_at } = notice.snapshot;
  const took = notice.closed_at ? ` It took ${howLong(opened_at, notice.closed_at)}.` : '';
  const many = shown.failing.length + shown.recovered;
  const over = `${titleOf(notice, shown)}.${took}`;
  if (shown.failing.length === 0) {
    const all = many === 1 ? `The integration of ${whose(shown)} works` : `${allOf(many)} of ${whose(shown)} work`;
    return `${over} ${all} again. There is nothing left to do.`;
  }
  const still = `${shown.failing.length} of ${counted(many, 'integration')} of ${whose(shown)} still ${shown.failing.length === 1 ? 'fails and needs' : 'fail and need'} somebody to act`;
  return `${over} ${still}: ${namesOf(shown).join(', ')}. ${shown.failing.length === 1 ? 'It has' : 'Each has'} a message of its own.`;
}
