import { type Cause, causeFacts, type Party, type Remedy } from '@linesman/contracts';

/** What a person can do about a problem, beside acknowledging it. */
export const helps = ['reconnect', 'send_fix_instructions', 'schedule_tech_call', 'tell_customer'] as const;
export type Help = (typeof helps)[number];

interface RemedyWords {
  /** What has to happen next, as a sentence. */
  next: (connection: string) => string;
  /** What the button says that starts it; absent where no consent and no key ends the problem. */
  reconnect?: string;
  helps: readonly Help[];
}

const byTheCustomer: readonly Help[] = ['reconnect', 'send_fix_instructions', 'schedule_tech_call'];

const remedies: Record<Remedy, RemedyWords> = {
  reconnect: { next: (connection) => `Sign in at ${connection} again.`, reconnect: 'Reconnect', helps: byTheCustomer },
  enter_key: {
    next: (connection) => `Enter a key that ${connection} accepts.`,
    reconnect: 'Enter a new key',
    helps: byTheCustomer,
  },
  renew_certificate: {
    next: () => 'Renew the certificate, and enter the new metadata.',
    reconnect: 'Enter the new metadata',
    helps: byTheCustomer,
  },
  grant_permission: {
    next: (connection) => `Grant the missing permission at ${connection}, then reconnect.`,
    reconnect: 'Reconnect',
    helps: byTheCustomer,
  },
  repair_endpoint: {
    next: () => 'Repair the endpoint that refuses our webhooks. Reconnecting does not help.',
    helps: ['send_fix_instructions', 'schedule_tech_call'],
  },
  wait_for_provider: {
    next: (connection) =>
      `Wait until ${connection} answers again. We check it all the time; reconnecting does not help.`,
    helps: ['tell_customer'],
  },
  staff: { next: () => 'Our staff are on it. Nobody else has to do anything.', helps: [] },
  none: { next: () => 'Nothing has to be done.', helps: [] },
};

const ofParty: Record<Party, Remedy> = {
  customer: 'reconnect',
  customer_endpoint: 'repair_endpoint',
  provider: 'wait_for_provider',
  us: 'staff',
  nobody: 'none',
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
  owner: string;
  next_step: string;
  /** What the button says that starts a reconnect; absent where reconnecting does not help. */
  reconnect?: string;
  helps: readonly Help[];
  remedy: Remedy;
  party: Party;
}

/** Who has to act on a problem, what has to happen, and which actions help. */
export function remedyOf({ cause, party, connection, of_customer, person }: Problem): ShownRemedy {
  const facts = cause ? causeFacts[cause] : undefined;
  const at_fault = party ?? facts?.party ?? 'nobody';
  const remedy = facts?.remedy ?? ofParty[at_fault];
  const words = remedies[remedy];
  const next = words.next(connection);
  return {
    owner: ownerOf(at_fault, connection, of_customer ? 'Customer' : (person ?? 'This workspace')),
    // The fault is ours, and the customer has to act all the same.
    next_step: at_fault === 'us' && remedy === 'reconnect' ? `We interrupted a renewal, sorry. ${next}` : next,
    reconnect: words.reconnect,
    // Instructions, calls and news are for the contact of a customer.
    helps: words.helps.filter((one) => one === 'reconnect' || of_customer),
    remedy,
    party: at_fault,
  };
}

function ownerOf(party: Party, connection: string, owner: string): string {
  if (party === 'provider') return connection;
  if (party === 'us') return 'Us';
  if (party === 'nobody') return 'Nobody';
  return party === 'customer_endpoint' ? `${owner}’s endpoint` : owner;
}
