import type { ProviderOutage, ProviderOutageClosed } from '@linesman/contracts';

/** An outage as one tenant has heard of it. */
export interface Outage {
  outage_id: string;
  tenant_id: string;
  data: ProviderOutage & Partial<Pick<ProviderOutageClosed, 'ended_at'>>;
  /** When it was heard that it is over. */
  closed_at: Date | null;
}
