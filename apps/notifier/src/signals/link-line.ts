import type { LinkStep } from '@linesman/contracts';
import type { LinkStepRow } from './link-step.entity';
import type { SignalContext } from './signal-context';
import { contactNamed } from './wording';

type Told = Pick<SignalContext, 'signal' | 'link_steps'>;

const endings: Record<LinkStep, (step: LinkStepRow, connection: string) => string> = {
  opened: () => 'opened the reconnect link on',
  consent_started: (_, connection) => `opened the reconnect link and went to ${connection} on`,
  cancelled: () => 'opened the reconnect link and cancelled on',
  wrong_account: ({ accounts }) => `opened the reconnect link and chose another account${chosen(accounts)} on`,
  failed: (_, connection) => `used the reconnect link, and ${connection} did not accept it, on`,
  held: () => 'entered a key that works. An administrator has to confirm it. Entered on',
  verified: () => 'reconnected with the link on',
  handed_over: ({ colleague }) => `handed the reconnect link over to ${colleague?.name ?? 'a colleague'} on`,
};

const chosen = (accounts: LinkStepRow['accounts']): string =>
  accounts ? ` (${accounts.offered}${accounts.expected ? `, not ${accounts.expected}` : ''})` : '';

/** How far somebody has come with a link: the last step of the link that was used last. */
export function linkLine(told: Told): { text: string; at: Date }[] {
  const last = told.link_steps.findLast(({ step }) => step !== 'sent');
  if (!last) return [];
  const ending = endings[last.step as LinkStep];
  return [
    { text: `${whoFollowed(told, last)} ${ending(last, told.signal.snapshot.connection_name)}`, at: last.taken_at },
  ];
}

/** Nobody is known where somebody was given the link by hand. */
const whoFollowed = (told: Told, { recipient }: LinkStepRow): string =>
  recipient ? personNamed(told, recipient) : 'Somebody';

/** The name of the contact, or of a colleague of theirs to whom a link was handed over. */
export function personNamed({ signal, link_steps }: Told, email: string): string {
  const colleague = link_steps.findLast((one) => one.colleague?.email.toLowerCase() === email.toLowerCase())?.colleague;
  return colleague?.name ?? contactNamed(signal.snapshot, email);
}

/**
 * Who handed a link over to the reader of a message: the occasion names the link. Empty where nobody did.
 * @param unknown the name of a person of whom nothing is known.
 */
export function handedOverBy(told: Told & { delivery: { occasion: string } }, unknown: string): string {
  const link_id = told.delivery.occasion.split('.')[1];
  const handed = told.link_steps.find((one) => one.link_id === link_id && one.step === 'handed_over');
  return handed ? (handed.recipient ? personNamed(told, handed.recipient) : unknown) : '';
}
