import type { AnsweredResponse, SignalContext } from './signal-context';
import type { ResponseAction } from './signal-response.entity';

interface Words {
  /** After the name of the person. */
  done: string;
  under_way: string;
  not_done: string;
}

/** Of what a person asked for, by what came of the email to the contact. */
const words = (contact: string, connection: string): Record<Exclude<ResponseAction, 'acknowledge'>, Words> => ({
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

const ANOTHER = 'A task asks for another contact.';

/** Why nothing was sent, and what was done in its place. */
function whyNot({ delivery }: AnsweredResponse, contact: string, { contact_stopped }: SignalContext): string {
  if (!delivery) return `there is no technical contact on record. ${ANOTHER}`;
  if (delivery.reason === 'unsubscribed') return `${contact} unsubscribed. ${ANOTHER}`;
  if (delivery.reason === 'bounced' || contact_stopped === 'bounced') return `emails to ${contact} bounce. ${ANOTHER}`;
  if (delivery.reason === 'closed_before_told') return 'the problem ended first.';
  return `the email was refused: ${delivery.reason ?? 'no reason was given'}.`;
}

/** What a person did about a signal, and when, as far as it has happened. */
export interface ResponseLine {
  text: string;
  at: Date;
}

export function responseLines(context: SignalContext): ResponseLine[] {
  const { connection_name, customer } = context.signal.snapshot;
  const contact = customer?.technical_contact?.name ?? 'the contact';
  const said = words(contact, connection_name);
  return context.responses.map((response) => {
    const { action, actor, responded_at: at, delivery } = response;
    if (action === 'acknowledge') return { text: `${actor} acknowledged this on`, at };
    if (delivery?.state === 'sent') return { text: `${actor} ${said[action].done} on`, at };
    if (delivery?.state === 'under_way') return { text: `${actor} ${said[action].under_way}, since`, at };
    return { text: `${actor} ${said[action].not_done}: ${whyNot(response, contact, context)} Asked on`, at };
  });
}

const stoppedWords = { unsubscribed: 'unsubscribed, gets no emails', bounced: 'emails bounce' };

/** `Bob Smith (IT Admin)`, with the reason why they get no emails. */
export function contactLine({ signal, contact_stopped }: SignalContext): string {
  const contact = signal.snapshot.customer?.technical_contact;
  if (!contact) return 'none on record';
  const named = contact.title ? `${contact.name} (${contact.title})` : contact.name;
  return contact_stopped ? `${named}: ${stoppedWords[contact_stopped]}` : named;
}
