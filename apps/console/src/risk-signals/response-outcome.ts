import type { Delivery, SignalResponse } from '../upstream/answers';
import { reasonInWords } from '@linesman/contracts';

/** What came of a response: what the page and the notice say, and never more than has happened. */
export interface Outcome {
  words: string;
  state: 'waiting' | 'done' | 'failed';
}

type Planned = Pick<Delivery, 'occasion' | 'recipient' | 'state' | 'reason'>;

const what: Partial<Record<SignalResponse['action'], string>> = {
  send_fix_instructions: 'The instructions',
  schedule_tech_call: 'The offer of a call',
  tell_customer: 'The news of the outage',
};

/** Older versions of the notifier ask everything once, and do not say so. */
export type Asked = Pick<SignalResponse, 'action'> & Partial<Pick<SignalResponse, 'asked'>>;

/** Whether a delivery is what a response asked for. */
export const isOf = ({ occasion }: Pick<Delivery, 'occasion'>, { action, asked = 1 }: Asked): boolean =>
  occasion === `click.${action}${asked > 1 ? `.${asked}` : ''}`;

const isOnItsWay = ({ state }: Planned): boolean => state !== 'sent' && state !== 'suppressed' && state !== 'failed';

/** Undefined for an acknowledgement. `deliveries` is undefined where they could not be read. */
export function outcomeOf(response: Asked, deliveries?: Planned[]): Outcome | undefined {
  const sent = what[response.action];
  if (!sent) return undefined;
  if (!deliveries) return { state: 'waiting', words: `Whether ${sent.toLowerCase()} arrived is not known right now.` };
  // None where there was nobody to send it to.
  const asked = deliveries.filter((one) => isOf(one, response));
  // Where it did not reach one contact, the next one may have got it.
  const delivery = asked.find(({ state }) => state === 'sent') ?? asked.find(isOnItsWay) ?? asked[0];
  if (!delivery)
    return { state: 'failed', words: 'Nobody was emailed: there is no technical contact. A task asks for one.' };
  const { recipient, state, reason } = delivery;
  if (state === 'sent') return { state: 'done', words: `${sent} went to ${recipient}.` };
  if (!isOnItsWay(delivery)) return { state: 'failed', words: notTold(recipient, reason ?? 'no reason is known') };
  return { state: 'waiting', words: `${sent} for ${recipient} ${sent.endsWith('s') ? 'are' : 'is'} being sent.` };
}

/** `bob@acme.example was not emailed: they have unsubscribed.` */
const notTold = (recipient: string, reason: string): string =>
  `${recipient} was not emailed: ${lower(reasonInWords(reason) ?? reason)}.`;

export const lower = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1);
