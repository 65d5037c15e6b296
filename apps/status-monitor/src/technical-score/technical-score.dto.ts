import type { TechnicalScore } from './score';

/** How well an integration works technically. */
export interface IntegrationScore extends TechnicalScore {
  integration_id: string;
  integration_name: string;
  connection_code: string;
  is_critical: boolean;
}

/** How well the integrations of a customer work technically. */
export interface CustomerScore {
  customer_id: string;
  /** The mean of the integrations, in which a critical one counts three times; null where nothing is known of any. */
  score: number | null;
  /** Integrations that count. */
  counted: number;
  /** Integrations without a score. */
  unknown: number;
  /** At most 200, critical ones first. Further ones do not count. */
  integrations: IntegrationScore[];
}
