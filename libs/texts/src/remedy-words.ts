import {
  type Cause,
  causeFacts,
  type Help,
  helpsByRemedy,
  type Party,
  type Remedy,
  remedyOfFault,
} from '@linesman/contracts';

interface RemedyWords {
  /** What has to happen next, as a sentence. */
  next: (connection: string) => string;
  /** What the button says that starts it; absent where no consent and no key ends the problem. */
  reconnect?: string;
}

const inWords: Record<Remedy, RemedyWords> = {
  reconnect: { next: (connection) => `Sign in at ${connection} again.`, reconnect: 'Reconnect' },
  enter_key: { next: (connection) => `Enter a key that ${connection} accepts.`, reconnect: 'Enter a new key' },
  renew_certificate: {
    next: () => 'Renew the certificate, and enter the new metadata.',
    reconnect: 'Enter the new metadata',
  },
  correct_sign_on: {
    next: () =>
      'Compare the settings at the identity provider with those entered here. If it has new ones, enter them.',
    reconnect: 'Enter the new settings',
  },
  grant_permission: {
    next: (connection) => `Grant the missing permission at ${connection}, then reconnect.`,
    reconnect: 'Reconnect',
  },
  repair_endpoint: { next: () => 'Repair the endpoint that refuses our webhooks. Reconnecting does not help.' },
  check_webhooks: {
    next: () => 'Check that webhooks are still sent, and send a test delivery. Reconnecting does not help.',
  },
  wait_for_provider: {
    next: (connection) => `Wait until ${connection} answers again. We check it regularly; reconnecting does not help.`,
  },
  wait_until_usual: {
    next: (connection) => `Nothing has to be done: it ends once ${connection} is as usual again. Requests still work.`,
  },
  raise_quota: {
    next: (connection) =>
      `Use fewer requests, or have ${connection} allow more. All still works; once they are used up, work waits.`,
  },
  staff: { next: () => 'Our staff have to act. Nobody else has to do anything.' },
  none: { next: () => 'Nothing has to be done.' },
};

export interface Problem {
  cause?: Cause | null;
  party?: Party | null;
  /** The provider's name. */
  connection: string;
  /** Whether the integration belongs to a customer; otherwise to the workspace or one person. */
  of_customer: boolean;
  /** The name of that person. */
  person?: string;
}

export interface ShownRemedy {
  /** Who has to act: `Customer`, `Us`, `Salesforce`, `Mia Member`. */
  acts: string;
  next_step: string;
  /** What the button says that starts a reconnect; absent where reconnecting does not help. */
  reconnect?: string;
  /** What a person on our side can do for the customer's contact. */
  helps: readonly Help[];
  remedy: Remedy;
  party: Party;
}

/** Who has to act on a problem, what has to happen, and which actions help. */
export function remedyOf({ cause, party: of, connection, of_customer, person }: Problem): ShownRemedy {
  const party = of ?? (cause ? causeFacts[cause].party : 'nobody');
  const remedy = remedyOfFault({ cause, party });
  const { next, reconnect } = inWords[remedy];
  const next_step = next(connection);
  return {
    acts: whoActs(party, connection, of_customer ? 'Customer' : (person ?? 'This workspace')),
    // The fault is ours, and the customer has to act all the same.
    next_step: party === 'us' && reconnect ? `We interrupted a renewal, sorry. ${next_step}` : next_step,
    reconnect,
    helps: of_customer ? helpsByRemedy[remedy] : [],
    remedy,
    party,
  };
}

function whoActs(party: Party, connection: string, owner: string): string {
  if (party === 'provider') return connection;
  if (party === 'us') return 'Us';
  return party === 'nobody' ? 'Nobody' : owner;
}
