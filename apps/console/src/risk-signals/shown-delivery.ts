import { occasionInWords } from '../pages/words';
import type { Delivery, SignalResponse } from '../upstream/answers';
import { type Asked, isOf } from './response-outcome';
import { reasonInWords } from '@linesman/contracts';

const states: Record<Delivery['state'], string> = {
  sent: 'Sent',
  suppressed: 'Not notified',
  failed: 'Failed',
  ambiguous: 'Being checked',
  sending: 'Being sent',
  pending: 'Being sent',
  awaiting_approval: 'Waits for approval',
};

const waits: Record<string, string> = {
  working_hours: 'Waits for working hours',
  waits_for_reconnection: 'Waits for the person',
  waits_for_digest: 'Waits for a digest',
};

export type ShownDelivery = Delivery & { about: string; label: string; why?: string };

/** It failed, and no other of these tells the same person the same thing. */
export const reachedNobody = (one: Delivery, all: Delivery[]): boolean =>
  one.state === 'failed' &&
  !all.some(
    ({ occasion, recipient, state }) =>
      occasion === one.occasion && recipient === one.recipient && state !== 'failed' && state !== 'suppressed',
  );

/** @param responses name who asked for a message with a button. */
export function shownDelivery(one: Delivery, responses: (Asked & Pick<SignalResponse, 'actor'>)[] = []): ShownDelivery {
  const asked = responses.find((response) => isOf(one, response));
  const about = occasionInWords(one.occasion);
  return {
    ...one,
    about: asked ? `${about} (requested by ${asked.actor})` : about,
    label: (one.state === 'pending' && waits[one.reason ?? '']) || states[one.state],
    why: reasonInWords(one.reason),
  };
}
