import type { DeliveryChannelName } from '@linesman/contracts';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';
import type { SummaryAudience } from './summary';

/** The row of one person's summary of one day, which this process alone may send for now. */
export interface ClaimedSummary {
  id: string;
  tenant_id: string;
  day: string;
  recipient: string;
  audience: SummaryAudience;
  channel: DeliveryChannelName;
  covers_from: Date;
  covers_until: Date;
  attempts: number;
  created_at: Date;
  /** Since when nobody knows whether it arrived. */
  ambiguous_since: Date | null;
  /** An earlier attempt may have sent it. */
  may_be_sent: boolean;
  /** Nobody has known for ten minutes: better to send it twice than not at all. */
  uncertain_for_long: boolean;
  /** When its lease ends, by `performance.now()` of this process. */
  lease_ends: number;
  settings: TenantSettingsRow;
  slack_user_id: string | null;
  /** The conversation with the recipient, once Slack was asked for it. */
  channel_id: string | null;
}
