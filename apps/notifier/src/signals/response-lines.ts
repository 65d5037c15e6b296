import { linkLine } from './link-line';
import type { Answer, SignalContext } from './signal-context';
import { contactNamed, isContact } from './wording';
import type { Help } from '@linesman/contracts';

interface Words {
  /** After the name of the person. */
  done: string;
  under_way: string;
  not_done: string;
}

/** Of what a person asked for, by what came of the email to the contact. */
const words = (contact: string, connection: string): Record<Help, Words> => ({
  send_fix_instructions: {
    done: 'sent the fix instructions',
    under_way: 'is sending the fix instructions',
    not_done: 'asked for the fix instructions to be sent. They were not sent',
  },
  schedule_tech_call: {
    done: `offered ${contact} times for a tech call`,
    under_way: `is offering ${contact} times for a tech call`,
    not_done: `asked for a tech call. ${contact} was not asked`,
  },
  tell_customer: {
    done: `told ${contact} that ${connection} is down`,
    under_way: `is telling ${contact} that ${connection} is down`,
    not_done: `asked to tell the customer that ${connection} is down. Nobody was told`,
  },
});

const ANOTHER = ' A task asks for another contact.';
const GAVE_UP = /^gave_up: (?:unexpected: )?(.*?)\.?$/s;

const reasons: Readonly<Record<string, (contact: string) => string>> = {
  unsubscribed: (contact) => `${contact} unsubscribed.`,
  bounced: (contact) => `emails to ${contact} bounce.`,
  undelivered: (contact) => `the email to ${contact} was returned.`,
  closed_before_told: () => 'the problem ended first.',
  nothing_the_contact_could_do: () => 'the problem changed first, and there is nothing that the contact could do.',
  problem_changed: () => 'the problem changed first.',
  our_fault: () => 'the problem changed first, and now our staff have to act.',
};

/** Why nothing was sent. */
function whyNot({ reason, stopped }: Answer, contact: string): string {
  const known = reasons[reason ?? ''] ?? (stopped === 'bounced' ? reasons.bounced : undefined);
  if (known) return known(contact);
  const [, last] = GAVE_UP.exec(reason ?? '') ?? [];
  if (last) return `no mail server took the email, however often we tried. The last attempt ended with "${last}".`;
  return `the email was refused: ${reason ?? 'no reason was given'}.`;
}

/** What a person did about a signal, and when, as far as it has happened. */
export interface ResponseLine {
  text: string;
  at: Date;
}

export function responseLines(context: SignalContext): ResponseLine[] {
  const { snapshot } = context.signal;
  const answered = context.responses.map(({ action, actor, responded_at: at, delivery }) => {
    if (action === 'acknowledge') return { text: `${actor} acknowledged this on`, at };
    const contact = delivery ? contactNamed(snapshot, delivery.recipient) : 'the contact';
    const said = words(contact, snapshot.connection_name);
    if (delivery?.state === 'sent') return { text: `${actor} ${said[action].done} on`, at };
    if (delivery?.state === 'under_way') return { text: `${actor} ${said[action].under_way}, since`, at };
    const why = delivery ? whyNot(delivery, contact) : 'there is no technical contact on record.';
    const needed = !delivery || (delivery.stopped && isContact(snapshot, delivery.recipient));
    return { text: `${actor} ${said[action].not_done}: ${why}${needed ? ANOTHER : ''} Asked on`, at };
  });
  return [...newest(answered), ...linkLine(context)];
}

/** A message on Slack has room for 50 blocks, and somebody may acknowledge a signal each morning. */
const MOST_LINES = 10;

function newest(lines: ResponseLine[]): ResponseLine[] {
  const earlier = lines.slice(0, -MOST_LINES);
  const last = earlier.at(-1);
  if (!last) return lines;
  const count = earlier.length === 1 ? '1 earlier one is' : `${earlier.length} earlier ones are`;
  return [{ text: `${count} on the page of the signal, the last of`, at: last.at }, ...lines.slice(-MOST_LINES)];
}

const stoppedWords = { unsubscribed: 'unsubscribed, gets no emails', bounced: 'emails bounce' };

/** `Bob Smith (IT Admin)`, with the reason why they get no emails. */
export function contactLine({ signal, contact_stopped }: SignalContext): string {
  const contact = signal.snapshot.customer?.technical_contact;
  if (!contact) return 'none on record';
  const named = contact.title ? `${contact.name} (${contact.title})` : contact.name;
  return contact_stopped ? `${named}: ${stoppedWords[contact_stopped]}` : named;
}
