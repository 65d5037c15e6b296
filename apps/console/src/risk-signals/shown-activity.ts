import type { InboundEmail, LinkStepTaken, SignalResponse } from '../upstream/answers';
import { shownEmail, type ShownEmail } from './shown-email';
import type { Outcome } from './response-outcome';

type Answered = SignalResponse & { outcome?: Outcome };

/** What somebody did with a reconnect link of the signal. */
export interface ShownStep {
  kind: 'link_step';
  id: string;
  at: string;
  /** Who did it. Absent where it was not a person, or nobody knows who. */
  who?: string;
  said: string;
  remark?: string;
  /** To whom the link was handed over. */
  colleague?: { name: string; link_id: string; is_contact: boolean };
}

export type ShownActivity = ShownStep | ShownEmail | (Answered & { kind: 'response'; at: string });

interface Person {
  name: string;
  email: string;
}

/**
 * What people did about a signal: responses of our side, steps with its reconnect links, and what came by email, the oldest
 * first.
 * @param contacts the technical contact first.
 */
export function shownActivity(
  responses: Answered[] = [],
  steps: LinkStepTaken[] = [],
  contacts: Person[] = [],
  emails: InboundEmail[] = [],
): ShownActivity[] {
  const people = [...contacts, ...steps.flatMap(({ colleague }) => colleague ?? [])];
  return [
    ...responses.map((one) => ({ ...one, kind: 'response' as const, at: one.responded_at })),
    ...steps.map((one) => shownStep(one, people, contacts[0])),
    ...emails.map((one) => shownEmail(one, contacts)),
  ].sort((a, b) => a.at.localeCompare(b.at));
}

function shownStep(
  { step, accounts, access, colleague, ...one }: LinkStepTaken,
  people: Person[],
  contact?: Person,
): ShownStep {
  const found = people.find(({ email }) => email.toLowerCase() === one.recipient?.toLowerCase());
  const who = found?.name ?? one.recipient ?? 'Somebody with the link';
  return {
    kind: 'link_step',
    id: `${one.link_id}-${one.number}`,
    at: one.taken_at,
    who,
    said: words[step],
    remark: accounts
      ? `They chose ${accounts.offered}${accounts.expected ? `, and ${accounts.expected} is expected` : ''}. The names are shortened.`
      : access
        ? `The consent asks for: ${access.join(', ')}`
        : undefined,
    colleague:
      colleague === null
        ? undefined
        : {
            name: colleague.name,
            link_id: one.link_id,
            is_contact: colleague.email.toLowerCase() === contact?.email.toLowerCase(),
          },
  };
}

/** After the name of the person. */
const words: Record<LinkStepTaken['step'], string> = {
  sent: 'was sent a reconnect link',
  opened: 'opened the reconnect link',
  consent_started: 'went to the provider to allow access',
  cancelled: 'cancelled there',
  wrong_account: 'chose another account',
  failed: 'was refused by the provider',
  held: 'entered a key that works, and that an administrator has to confirm',
  verified: 'reconnected, and it was verified',
  handed_over: 'handed the link over to',
};
