import {
  type Cause,
  causeFacts,
  reasonForCustomer,
  type Remedy,
  type SignalSnapshot,
  warningTypes,
} from '@linesman/contracts';
import { faultOfContact } from '../../signals/helps';
import type { Fault } from '../../signals/remedies';
import { changedParts, failing, reasonOf, reconnectSteps } from '../../signals/wording';

interface Names {
  connection: string;
  product: string;
  /** Where the contact goes in the product, and what they click there. */
  place: string;
  click: string;
  syncs: boolean;
  /** Nothing else is wrong, and something else was seen to work. */
  alone: boolean;
  /** When the access ends: `in 6 days, on …`. Empty where it does not. */
  ends: string;
}

interface Words {
  /** After `Your <Provider> integration`, in the subject. */
  needs: string;
  /** What the contact has to know first. */
  opening: (names: Names) => string;
  /** What the button says; absent where no page of ours ends the problem. */
  button?: (names: Names) => string;
  /** What has to be done before the button helps. */
  first?: (names: Names) => string;
  /** It is done within two minutes. */
  quick?: true;
  /** What to do; in the product itself where there is a button. */
  steps: (names: Names) => string[];
}

const inTheProduct = ({ product, place }: Names): string[] => [`Log in to ${product}`, `Go to ${place}`];
const reconnect = ({ click, connection }: Names): string => `${click} ${connection} Now`;
const authorize = (names: Names): string[] => [
  ...inTheProduct(names),
  `Click "${names.click}" and authorize the connection`,
];

const disconnected = ({ connection, product, syncs }: Names): string =>
  `We noticed that your ${connection} integration with ${product} has disconnected.${
    syncs ? ' This means data sync between the systems is currently paused.' : ''
  }`;

const byRemedy = {
  reconnect: {
    needs: 'needs reauthorization',
    opening: disconnected,
    button: reconnect,
    quick: true,
    steps: authorize,
  },
  enter_key: {
    needs: 'needs a new API key',
    opening: ({ connection, product }) =>
      `We noticed that ${connection} no longer accepts the API key of your integration with ${product}. Nothing runs until there is a new key.`,
    button: ({ connection }) => `Enter a New ${connection} Key Now`,
    first: ({ connection }) => `Create the new key at ${connection} first.`,
    quick: true,
    steps: (names) => [
      `Create a new key at ${names.connection}`,
      ...inTheProduct(names),
      `Click "${names.click}" and enter the new key`,
    ],
  },
  renew_certificate: {
    needs: 'needs a new certificate',
    opening: ({ connection, product }) =>
      `The certificate of your ${connection} integration with ${product} has expired, so people may not be able to sign in.`,
    button: ({ connection }) => `Enter the New ${connection} Metadata Now`,
    first: () => 'Renew the certificate at your identity provider first.',
    steps: (names) => [
      'Renew the certificate at your identity provider. If its address was entered for the metadata, that is all',
      ...inTheProduct(names),
      `Click "${names.click}" and enter the new metadata`,
    ],
  },
  correct_sign_on: {
    needs: 'needs a correction at your identity provider',
    opening: ({ connection, product }) =>
      `Your identity provider and ${product} no longer match for your ${connection} integration, so people may not be able to sign in.`,
    button: ({ connection }) => `Enter the New ${connection} Settings Now`,
    first: ({ product }) => `Check the settings of ${product} at your identity provider first.`,
    steps: (names) => [
      `Open the settings of ${names.product} at your identity provider`,
      'Correct the address, the certificate, the audience or the client that does not match',
      ...inTheProduct(names),
      `If the identity provider has new settings, click "${names.click}" and enter them`,
    ],
  },
  grant_permission: {
    needs: 'needs more permissions',
    opening: ({ connection, product, alone }) =>
      `${connection} refuses some requests of ${product}, because permissions are missing.${alone ? ' The rest works.' : ''}`,
    button: reconnect,
    first: ({ connection }) => `Give the connected account the missing permissions at ${connection} first.`,
    steps: (names) => [
      `Give the connected account the missing permissions at ${names.connection}`,
      ...inTheProduct(names),
      `If the permissions need a new consent, click "${names.click}"`,
    ],
  },
  repair_endpoint: {
    needs: 'cannot deliver webhooks to you',
    opening: ({ connection, product, alone }) =>
      `Your endpoint refuses the webhooks that ${product} sends for your ${connection} integration.${alone ? ' The connection itself works.' : ''}`,
    steps: () => [
      'Check that your endpoint can be reached from the internet',
      'Check that it answers each webhook with a 2xx status, within a few seconds',
      'There is nothing to reconnect: the next webhook that your endpoint accepts ends the problem',
    ],
  },
  check_webhooks: {
    needs: 'has sent no webhooks for long',
    opening: ({ connection, product, alone }) =>
      `No webhook of your ${connection} integration with ${product} was heard of for far longer than usual.${alone ? ' The connection itself works.' : ''}`,
    steps: ({ connection, product }) => [
      `Check that your webhook endpoint is still registered, in ${product} and at ${connection}`,
      'Check that webhooks are switched on there, and that nothing in between blocks them',
      'There is nothing to reconnect: the next webhook that is delivered ends the problem',
    ],
  },
  raise_quota: {
    needs: 'has used most of its requests',
    opening: ({ connection, product }) =>
      `Your ${connection} integration with ${product} works. But most of the requests that ${connection} allows in a day are used. Once they are used up, the work waits until there are some again.`,
    steps: ({ connection, product }) => [
      `See at ${connection} which apps use its requests, and let them ask less often`,
      `If ${connection} sells more requests, add some`,
      `If ${product} may ask less often, reply to this email`,
    ],
  },
} satisfies Partial<Record<Remedy, Words>>;

/** Causes for which the words of their remedy would not be right. */
const byCause: Partial<Record<Cause, Words>> = {
  account_deactivated: {
    ...byRemedy.reconnect,
    quick: undefined,
    needs: 'needs an active account',
    opening: ({ connection, product }) =>
      `The ${connection} account behind your integration with ${product} was deactivated. Nothing runs until it is active again, or another account is connected.`,
    first: ({ connection }) => `Reactivate the account at ${connection} first, or choose another one.`,
    steps: (names) => [`Reactivate the ${names.connection} account, or choose another one`, ...authorize(names)],
  },
  // The fault is ours, and only a new consent of the contact ends it.
  refresh_interrupted: {
    ...byRemedy.reconnect,
    needs: 'has to be reconnected after a mistake of ours',
    opening: ({ connection, product }) =>
      `We made a mistake: while ${product} renewed its access to ${connection}, the renewal was interrupted on our side. ` +
      'You did nothing wrong, and we are sorry. Nothing runs until you connect once more, which only you can do.',
  },
  credentials_expiring: {
    ...byRemedy.reconnect,
    needs: 'expires soon',
    opening: ({ connection, product, ends }) =>
      `The access of ${product} to ${connection} ends${ends ? ` ${ends}` : ' soon'}. It still works. Renew it, so that it goes on working.`,
    steps: (names) => [...inTheProduct(names), `Click "${names.click}" and renew the access`],
  },
};

const wordsFor = ({ cause, remedy }: Fault): Words | undefined =>
  (cause && byCause[cause]) ?? (byRemedy as Partial<Record<Remedy, Words>>)[remedy];

/** What an email asks of the contact. */
export interface Asked {
  /** What is needed, as a subject. */
  heading: string;
  /** The same, where nothing works without it. */
  subject: string;
  opening: string;
  reason: string;
  /** Empty where no page of ours ends the problem. */
  button: string;
  first: string;
  quick: boolean;
  steps: string[];
  /** What fails for this reason, or what that stops. */
  parts: string[];
}

/**
 * @param ends when the access ends, in words; empty where it does not.
 * @returns nothing where the contact can do nothing about any of the signal's problems.
 */
export function askedOf(snapshot: SignalSnapshot, product: string, zone?: string, ends = ''): Asked | undefined {
  const fault = faultOfContact(snapshot);
  const words = fault && wordsFor(fault);
  if (!words) return undefined;
  const { connection_name: connection, problems = [], working_parts = [] } = snapshot;
  const { place, button: click } = reconnectSteps(snapshot);
  const alone = problems.length === 1 && working_parts.length > 0;
  const names = { connection, product, place, click, syncs: snapshot.syncs_stopped !== undefined, alone, ends };
  const theirs = problems.filter(
    ({ cause, party }) => party === fault.party && causeFacts[cause].remedy === fault.remedy,
  );
  const parts = theirs.length > 0 ? theirs.flatMap((one) => failing(one, zone) ?? []) : changedParts(snapshot);
  return {
    heading: `Your ${connection} integration ${words.needs}`,
    subject: `Action Required: Your ${connection} integration ${words.needs}`,
    opening: words.opening(names),
    reason: reasonForCustomer(
      connection,
      theirs[0]?.cause ?? fault.cause,
      theirs.find(({ reason }) => reason)?.reason ?? reasonOf(snapshot),
    ),
    button: words.button?.(names) ?? '',
    first: words.first?.(names) ?? '',
    quick: words.quick ?? false,
    steps: words.steps(names),
    parts: parts.length > 0 ? [...new Set(parts)] : impactFor(snapshot),
  };
}

/** Where only syncs stopped, the opening says so. What expires still works. */
const impactFor = ({ impact, syncs_stopped, signal_type }: SignalSnapshot): string[] =>
  syncs_stopped === 'only' || warningTypes.some((one) => one === signal_type) ? [] : impact;
