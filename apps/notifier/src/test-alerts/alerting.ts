import type { DeliveryChannelName } from '@linesman/contracts';

export interface Alerting {
  /** Where the tenant's CSMs are alerted. */
  channel: DeliveryChannelName;
  /** Whether the settings of the tenant are saved, without which nobody is alerted. */
  has_settings: boolean;
  /** Whether somebody was told of a risk signal, in the time for which signals are kept. */
  alerted: boolean;
  /** When the newest test alert arrived; null where none did. */
  tested_at: Date | null;
}

/** A channel that did not take a test alert, or did not say so. */
export interface UnsentTest {
  channel: DeliveryChannelName;
  reason: string;
}

export interface SentTest {
  /** Where it arrived; null where it arrived nowhere. */
  channel: DeliveryChannelName | null;
  /** Whether it is where all your CSMs read it, and not with you alone. */
  in_channel: boolean;
  /** Why the channel of the workspace did not take it, so that it went to you directly; null where none did so. */
  channel_refused: string | null;
  /** Which channels took nothing before, and why. */
  refused: UnsentTest[];
  /** Which channel gave no answer: it may have arrived there, so none was tried after it. */
  no_answer: UnsentTest | null;
}
