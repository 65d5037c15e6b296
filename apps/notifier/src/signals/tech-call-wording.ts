import type { SignalContext } from './signal-context';
import { callEndedBy, contactNamed } from './wording';

/** The call that was offered, as a message tells of it. Each channel shows the times in its own way. */
export interface ToldCall {
  said: string;
  /** The offered ones, or the one that was chosen. */
  times: Date[];
  /** What follows the time that was chosen. */
  lasts?: string;
  /** What came of it. */
  ended?: string;
  /** Whoever reads it may say what came of it. */
  asks: boolean;
}

const outcomes = {
  held: 'the call took place',
  not_held: 'the call did not take place',
  cancelled: 'cancelled the call',
};

export function callInWords(told: SignalContext): ToldCall | undefined {
  const { tech_call: call, signal } = told;
  if (!call) return undefined;
  const name = contactNamed(signal.snapshot, call.contact);
  if (call.outcome === 'declined')
    return { said: `Tech call: none of the offered times suits ${name}.`, times: [], asks: false };
  if (!call.starts_at)
    return {
      said: `Times offered to ${name} for a tech call:`,
      times: call.slots.map((at) => new Date(at)),
      asks: false,
    };
  const agreed = { said: `Tech call with ${name}:`, times: [call.starts_at], lasts: 'half an hour' };
  if (!call.outcome) return { ...agreed, asks: true };
  return { ...agreed, ended: `${callEndedBy(told)}: ${outcomes[call.outcome]}.`, asks: false };
}
