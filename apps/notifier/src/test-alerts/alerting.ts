import type { DeliveryChannelName } from '@linesman/contracts';

export interface Alerting {
  /** Where the tenant's CSMs are alerted. */
  channel: DeliveryChannelName;
  /** Whether somebody was told of a risk signal, in the time for which signals are kept. */
  alerted: boolean;
  /** When the newest test alert arrived; null where none did. */
  tested_at: Date | null;
}

/** A channel that did not take a test alert. */
export interface RefusedTest {
  channel: DeliveryChannelName;
  reason: string;
}

export interface SentTest {
  /** Where it arrived; null where it arrived nowhere. */
  channel: DeliveryChannelName | null;
  /** Which channels did not take it before, and why. */
  refused: RefusedTest[];
}
