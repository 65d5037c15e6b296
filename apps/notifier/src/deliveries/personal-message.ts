import type { DeliveryChannelName } from '@linesman/contracts';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';

/** A message to one person that is no delivery, with a row of its own, which this process alone may send for now. */
export interface PersonalMessage {
  id: string;
  tenant_id: string;
  /** An email address. */
  recipient: string;
  channel: DeliveryChannelName;
  created_at: Date;
  attempts: number;
  /** An earlier attempt may have sent it. */
  may_be_sent: boolean;
  /** Since when nobody knows whether it arrived. */
  ambiguous_since: Date | null;
  /** Nobody has known for ten minutes: better to send it twice than not at all. */
  uncertain_for_long: boolean;
  /** When its lease ends, by `performance.now()` of this process. */
  lease_ends: number;
  settings: TenantSettingsRow;
}

/** What a personal message says. It is put into words once, and every channel shows it in its own way. */
export interface MessageContent {
  title: string;
  /** What kind of news it is. */
  mood: 'good' | 'bad' | 'late' | 'neutral';
  /** What notifications show. */
  summary: string;
  /** Paragraphs. */
  text: string[];
  lists: ListInMessage[];
  /** Small print. */
  small: string[];
  /** The first one is what the reader does next. `url`: an address, or a page of the console as a path. */
  buttons: { label: string; url: string }[];
}

export interface ListInMessage {
  /** Absent where the title says what is listed. */
  heading?: string;
  lines: string[];
  /** It is to be done in this order. */
  steps?: true;
}

/** Where a button of a message leads. */
export const addressOfButton = ({ url }: { url: string }, publicOrigin: string): string =>
  url.startsWith('/') ? `${publicOrigin.replace(/\/+$/, '')}${url}` : url;
