import { type Cause, causeFacts } from '@linesman/contracts';
import type { Email, SlackMessage } from '../../actors/outside.ts';
import { slackText, buttons } from '../story/shared.ts';
import type { Scene } from './stage.ts';

export const readers = ['csm', 'contact', 'staff'] as const;
export type Reader = (typeof readers)[number];

/** That something is wrong, that part of it works again, that all of it does. */
export const kinds = ['alert', 'eased', 'end'] as const;
export type Kind = (typeof kinds)[number];

/** What one person received, and when, in epoch milliseconds. */
export interface Received {
  reader: Reader;
  channel: 'slack' | 'email';
  at: number;
  text: string;
  kind: Kind;
  /** Of an email to the contact. */
  link?: string;
}

export const STAFF_MAILBOX = 'staff+all-causes@linesman.example';

/** Whom a cause concerns. */
export function readersOf(cause: Cause): Reader[] {
  const { party, remedy } = causeFacts[cause];
  if (remedy === 'raise_quota') return ['csm'];
  if (party === 'nobody') return [];
  if (remedy === 'staff') return ['staff'];
  if (party === 'provider') return ['csm'];
  return party === 'us' ? ['csm', 'contact', 'staff'] : ['csm', 'contact'];
}

/** Everything that people received about an integration since a time, oldest first. */
export async function receivedOf(scene: Scene, since: number): Promise<Received[]> {
  const { outside } = scene.stage;
  const [posts, toContact, toCsm, toStaff] = await Promise.all([
    outside.slackMessages(since),
    outside.emails(scene.contact),
    outside.emails(scene.csm),
    outside.emails(STAFF_MAILBOX),
  ]);
  const own = (mail: Email): boolean => `${mail.text} ${mail.html}`.includes(scene.integrationId);
  const all = posts.filter(({ channel }) => channel === scene.csmChannel);
  return [
    ...all.map(ofPost),
    ...toContact.map((mail) => ofMail('contact', mail)),
    ...toCsm.map((mail) => ofMail('csm', mail)),
    ...toStaff.filter(own).map((mail) => ofMail('staff', mail)),
  ]
    .filter(({ at }) => at >= since)
    .sort((a, b) => a.at - b.at);
}

/** One message about an outage stands for those about each integration. It is edited, and is one message all the time. */
export const isOfOutage = (text: string): boolean => / has an outage\b/.test(text);

/** The end is told in the thread of the message that told the problem. */
function ofPost({ received_at, blocks, text, thread_ts }: SlackMessage): Received {
  const labels = buttons(blocks).map((button) => `[${button.text}]`);
  const said = [slackText(blocks) || text, labels.join(' ')].filter(Boolean).join('\n');
  return { reader: 'csm', channel: 'slack', at: received_at, text: said, kind: kindOf(said, thread_ts !== undefined) };
}

const ofMail = (reader: Reader, mail: Email): Received => ({
  reader,
  channel: 'email',
  at: mail.received_at,
  text: `Subject: ${mail.subject}\n\n${mail.text}`,
  kind: kindOf(mail.text, mail.in_reply_to !== null),
  link: /https?:\/\/\S+\/connect\/[\w-]+/.exec(mail.text)?.[0],
});

const kindOf = (text: string, follows: boolean): Kind =>
  follows ? (/is partly working again/.test(text) ? 'eased' : 'end') : 'alert';
