import type { Cause, OutageParty } from '@linesman/contracts';

export interface OutageView {
  outage_id: string;
  connection_code: string;
  party_at_fault: OutageParty;
  cause: Cause;
  opened_at: Date;
  /** When the provider worked again. Null while the outage is open. */
  ended_at: Date | null;
  /** How many integrations of the caller's tenant it concerned. */
  integrations: number;
  /** How many of them still failed when it ended, or fail now. */
  still_failing: number;
}

export interface ProviderStatus {
  connection_code: string;
  connection_name: string;
  /** `recovering`: nearly all calls succeed again, and the others are being tried. */
  status: 'works' | 'outage' | 'recovering';
  /** The outage that is open. */
  outage: OutageView | null;
  /** Outages within the last 90 days that were the provider's fault, and how many minutes of these days they took. */
  outages: number;
  minutes: number;
}
