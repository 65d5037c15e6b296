import type { Cause, HealthStatus, Party } from '@linesman/contracts';
import type { ProviderCode } from './at-providers.ts';
import type { Reader, Received } from './told.ts';

/** What a way showed at a provider. Times are milliseconds since the break, or since the repair. */
export interface Shown {
  way: string;
  provider: ProviderCode;
  cause: Cause;
  party: Party;
  health: HealthStatus;
  noticed_by?: string;
  detected_ms?: number;
  /** What people read while it was broken, and that it is over. */
  told: Told[];
  ended: Told[];
  ended_ms?: number;
}

export interface Told {
  reader: Reader;
  channel: Received['channel'];
  ms: number;
  text: string;
}
