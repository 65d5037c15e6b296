import type { PersonalMessage } from '../channels/slack/post-to-person';
import type { SummaryAudience } from './summary';

/** The row of one person's summary of one day, which this process alone may send for now. */
export interface ClaimedSummary extends PersonalMessage {
  day: string;
  audience: SummaryAudience;
  covers_from: Date;
  covers_until: Date;
  attempts: number;
  /** An earlier attempt may have sent it. */
  may_be_sent: boolean;
  /** Nobody has known for ten minutes: better to send it twice than not at all. */
  uncertain_for_long: boolean;
}
