import type { Cause, Certainty, Evidence, ObservationSource, Party } from '@linesman/contracts';
import type { Canary } from '../outages/whose-outage';

export interface CertaintyFacts {
  cause?: Cause;
  party: Party;
  connection: string;
  /** How often the cause was observed since the problem began. */
  seen: number;
  sources: ObservationSource[];
  /** Other integrations of the tenant with the same account at the provider. */
  siblings: { failing_alike: number; working: number };
  /** Absent where nobody could read it. */
  canary?: Canary;
  outage: boolean;
}

const names: Record<ObservationSource, string> = {
  execution: 'an execution',
  probe: 'a probe',
  refresh: 'a token refresh',
  webhook: 'a webhook delivery',
  sso: 'a login',
  provider_webhook: 'a webhook of the provider',
  schedule: 'a scheduled sync',
  measurement: 'the figures of many calls',
  records: 'what a sync run read',
  scopes: 'what the provider granted',
};

/** Faults of the account as a whole: another integration of the account that works speaks against them. */
const ofAccount = ({ party, cause }: CertaintyFacts): boolean =>
  party === 'provider' || cause === 'account_deactivated';

/** How sure a cause is, and by what. */
export function judgeCertainty(facts: CertaintyFacts): { certainty: Certainty; evidence: Evidence[] } {
  const evidence = [observed(facts), ...siblings(facts), ...canary(facts), ...outage(facts)];
  const says = (word: Evidence['says']): boolean => evidence.some((one) => one.says === word);
  return { certainty: says('against') ? 'doubted' : says('for') ? 'confirmed' : 'seen_once', evidence };
}

/** A silent endpoint is reported with the same source as what a provider told by its webhook. */
const ofWebhooks: (Cause | undefined)[] = ['webhook_silent', 'webhook_refused'];

function observed({ cause, seen, sources, connection }: CertaintyFacts): Evidence {
  if (sources.includes('provider_webhook') && !ofWebhooks.includes(cause))
    return { kind: 'provider', says: 'for', text: `${connection} told us itself` };
  const by = inWords(sources.map((one) => names[one]));
  if (seen > 1) return { kind: 'observations', says: 'for', text: `It was seen ${seen} times, by ${by || 'calls'}` };
  return { kind: 'observations', says: 'open', text: `It was seen once so far${by && `, by ${by}`}` };
}

function siblings(facts: CertaintyFacts): Evidence[] {
  const { failing_alike, working } = facts.siblings;
  const kind = 'siblings';
  if (failing_alike > 0)
    return [
      {
        kind,
        says: 'for',
        text: `${others(failing_alike)} of the same account ${failing_alike === 1 ? 'fails' : 'fail'} alike`,
      },
    ];
  if (working > 0)
    return [
      {
        kind,
        says: ofAccount(facts) ? 'against' : 'open',
        text: `${others(working)} of the same account ${working === 1 ? 'works' : 'work'}`,
      },
    ];
  return [];
}

const others = (count: number): string => (count === 1 ? '1 other integration' : `${count} other integrations`);

/** Our own integration tells the provider's failures from ours, so it says nothing of a customer's credentials. */
function canary({ party, canary: shows, connection }: CertaintyFacts): Evidence[] {
  if (party !== 'provider' || !shows) return [];
  const kind = 'canary';
  const texts = {
    works: { says: 'against', text: `Our own integration of ${connection} works at the same time` },
    fails: { says: 'for', text: `Our own integration of ${connection} fails too` },
    fails_because_of_us: { says: 'against', text: `Our own integration of ${connection} fails by a fault of ours` },
    unknown: { says: 'open', text: `No integration of our own shows whether ${connection} works` },
  } as const;
  return [{ kind, ...texts[shows] }];
}

const outage = ({ outage: open, connection }: CertaintyFacts): Evidence[] =>
  open
    ? [{ kind: 'outage', says: 'for', text: `${connection} has an outage: integrations of other customers fail too` }]
    : [];

const inWords = (all: string[]): string =>
  all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
