import type { OutageParty } from '@linesman/contracts';

/** What our own integration of the provider shows; `unknown` where there is none, or it was not called lately. */
export type Canary = 'works' | 'fails_because_of_us' | 'fails' | 'unknown';

export interface FaultFacts {
  canary: Canary;
  /** Most of the failing calls did not reach the provider: no answer in time, no address, no trusted connection. */
  by_network: boolean;
  /** At another provider so many integrations fail by the network too that it has an outage. */
  others_by_network: boolean;
}

/**
 * Whose failure an outage is. A canary that works has reached the provider from here, so the way from here is whole. One
 * that fails because of us names us. Otherwise calls that reach several providers no more have our own way in common.
 */
export function whoseOutage({ canary, by_network, others_by_network }: FaultFacts): OutageParty {
  if (canary === 'works') return 'provider';
  if (canary === 'fails_because_of_us') return 'us';
  return by_network && others_by_network ? 'us' : 'provider';
}
