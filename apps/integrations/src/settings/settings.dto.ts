import {
  DailySummarySettings,
  DigestSettings,
  type Language,
  languages,
  ReminderSettings,
  StaffAlerts,
  type TenantSettings,
  WorkingHours,
  Nested,
  NestedList,
  SeverityRow,
} from '@linesman/contracts';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Matches,
} from 'class-validator';
import type { TenantSettingsRow } from './tenant-settings.entity';

export const defaultProviders = ['dropbox', 'basecamp'];
export const defaultHours: WorkingHours = { start_hour: 9, end_hour: 17, days: [1, 2, 3, 4, 5] };

/** All settings of a tenant but its brand, which has routes of its own: a field that is absent goes back to its default. */
export class SettingsBody {
  @IsString() @Length(1, 100) product_name: string;
  @IsEmail() mail_from: string;
  @IsOptional()
  @ArrayMaxSize(100)
  @Matches(/^[a-z0-9_]{1,100}$/, { each: true })
  enabled_providers?: string[];
  @IsOptional() @Nested(() => WorkingHours) working_hours?: WorkingHours;
  /** A `slack` integration: Linesman sends the Slack messages of this tenant through its workspace. */
  @IsOptional() @IsUUID() slack_integration_id?: string;
  /**
   * A channel in that workspace, by its id or a name such as #customer-alerts: CSMs are notified there, and mentioned.
   * Linesman joins a public channel, and has to be invited to a private one. In direct messages if absent.
   */
  @IsOptional() @IsString() @Length(2, 100) slack_channel_id?: string;
  /** Origins of pages that show calls to action, such as https://app.example.com. On other pages a browser shows none. */
  @IsOptional() @ArrayMaxSize(20) @ArrayUnique() @IsString({ each: true }) page_origins?: string[];
  /** Settings of the platform tenant only: where our staff are notified of what only they can repair. */
  @IsOptional() @Nested(() => StaffAlerts) staff_alerts?: StaffAlerts;
  /**
   * For example Europe/Paris; UTC if absent. Schedules of syncs count in it that name none of their own, and daily summaries
   * are sent when the working hours begin in it.
   */
  @IsOptional() @IsTimeZone() time_zone?: string;
  /** Who gets a summary of each working day; nobody if absent. */
  @IsOptional() @Nested(() => DailySummarySettings) daily_summary?: DailySummarySettings;
  /** Of customers' people whose own language is not known. If absent, pages of links are in what their browser asks for, and emails in English. */
  @IsOptional() @IsIn(languages) language?: Language;
  /** When somebody is reminded of a risk signal that nobody has acted on, and when the CSM's manager is told. */
  @IsOptional() @Nested(() => ReminderSettings) reminders?: ReminderSettings;
  /** From how many messages to one CSM within a time on further ones come together in one. 5 in 10 minutes if absent. */
  @IsOptional() @Nested(() => DigestSettings) digest?: DigestSettings;
  /**
   * How severe a risk signal is when it opens or changes. Of the rows for integrations that are critical, or of those for the
   * others, the one with the highest `arr_from` that the customer's ARR reaches decides; both kinds need a row from 0.
   */
  @IsOptional() @NestedList(() => SeverityRow) @ArrayMinSize(2) @ArrayMaxSize(20) severity_policy?: SeverityRow[];
}

/** Version 0: nothing was stored yet, and there is no sender for email. */
export type SettingsView = Partial<TenantSettings> & Omit<TenantSettings, 'product_name' | 'mail_from'>;

export const defaultSettings: SettingsView = {
  enabled_providers: defaultProviders,
  working_hours: defaultHours,
  page_origins: [],
  version: 0,
};

export const settingsOf = (row: TenantSettingsRow): TenantSettings => ({
  product_name: row.product_name,
  mail_from: row.mail_from,
  enabled_providers: row.enabled_providers,
  working_hours: row.working_hours,
  ...(row.slack_integration_id ? { slack_integration_id: row.slack_integration_id } : {}),
  ...(row.slack_channel_id ? { slack_channel_id: row.slack_channel_id } : {}),
  ...(row.slack_channel_name ? { slack_channel_name: row.slack_channel_name } : {}),
  page_origins: row.page_origins,
  ...(row.staff_alerts ? { staff_alerts: row.staff_alerts } : {}),
  ...(row.time_zone ? { time_zone: row.time_zone } : {}),
  ...(row.reminders ? { reminders: row.reminders } : {}),
  ...(row.digest ? { digest: row.digest } : {}),
  ...(row.severity_policy ? { severity_policy: row.severity_policy } : {}),
  ...(row.daily_summary ? { daily_summary: row.daily_summary } : {}),
  ...(row.language ? { language: row.language } : {}),
  ...(row.brand ? { brand: row.brand } : {}),
  version: row.version,
});
