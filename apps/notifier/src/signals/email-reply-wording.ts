import type { SignalContext } from './signal-context';
import { contactNamed } from './wording';

/** As much as somebody reads in a message. The page of the signal has the rest. */
const MOST_LINES = 20;
const MOST_CHARACTERS = 1_500;

export interface ReplyInWords {
  /** A sentence without a full stop. */
  said: string;
  /** What was written. */
  lines: string[];
  /** What else is to be known, in sentences. */
  remarks: string[];
}

/** What whoever handles a signal reads of a reply. */
export function replyInWords({ signal, email_reply: reply }: SignalContext, publicOrigin: string): ReplyInWords {
  if (!reply)
    return { said: 'A contact replied by email, and what they wrote has been erased', lines: [], remarks: [] };
  const { contact, from_name, from_address, text, attachments } = reply;
  const lines = text.slice(0, MOST_CHARACTERS).split('\n').slice(0, MOST_LINES);
  const isCut = lines.join('\n').length < text.length;
  const known = contactNamed(signal.snapshot, from_address);
  const name = known === from_address ? from_name : known;
  const page = `${publicOrigin.replace(/\/+$/, '')}/risk-signals/${signal.signal_id}`;
  return {
    said: `${name || from_address} replied by email`,
    lines: isCut ? [...lines.slice(0, -1), `${lines.at(-1)}…`] : lines,
    remarks: [
      ...(isCut ? [`The whole reply: ${page}`] : []),
      ...(attachments.length > 0 ? [`Attached, and not kept: ${attachments.join(', ')}.`] : []),
      ...(from_address.toLowerCase() === contact ? [] : [`The email had gone to ${contact}.`]),
      `Write to them at ${from_address}.`,
    ],
  };
}
