import { recipientName } from '../../signals/recipient-name';
import type { SignalContext } from '../../signals/signal-context';

/** For whom a message in the channel is. */
export interface Mention {
  /** An email address. Microsoft knows people by it where it is their user principal name. */
  address: string;
  name: string;
  /** Whether Teams notifies them. */
  notifies: boolean;
}

/** What would end the mention, or be formatted. */
const markup = /[<>[\]()*_`~#|\\{}\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

export const personOf = (address: string, name: string): Mention => ({
  address,
  name: name.replaceAll(markup, ' ').trim().slice(0, 100) || address,
  notifies: true,
});

export const mentionOf = (recipient: string, told: SignalContext): Mention =>
  personOf(recipient, recipientName(recipient, told));
