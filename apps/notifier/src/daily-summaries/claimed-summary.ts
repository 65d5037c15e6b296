import type { PersonalMessage } from '../deliveries/personal-message';
import type { SummaryAudience } from './summary';

/** The row of one person's summary of one day, which this process alone may send for now. */
export interface ClaimedSummary extends PersonalMessage {
  day: string;
  audience: SummaryAudience;
  covers_from: Date;
  covers_until: Date;
}
