import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { Brand } from '../brand';
import { defineEvent } from '../define';
import { type Language, languages } from '../language';
import { Nested, NestedList } from '../nested';
import { DigestSettings } from '../digest-settings';
import { ReminderSettings } from '../reminders';
import { SeverityRow } from '../severity-policy';

/** An id of Slack's. */
const SLACK_CHANNEL = /^[CG][A-Z0-9]{2,40}$/;

export class WorkingHours {
  /** 0 to 23, in the time zone of whoever is told or called. */
  @IsInt() @Min(0) @Max(23) start_hour: number;
  @IsInt() @Min(1) @Max(24) end_hour: number;
  /** ISO week days, Monday is 1. */
  @IsArray() @IsInt({ each: true }) @Min(1, { each: true }) @Max(7, { each: true }) days: number[];
}

/** Where our own staff are notified of what only they can repair. Settings of the platform tenant only. */
export class StaffAlerts {
  @IsOptional() @IsEmail() email?: string;
  /** A user or channel in the workspace of the platform tenant's `slack_integration_id`. */
  @IsOptional() @IsString() @Length(1, 100) slack_id?: string;
}

/** Who gets a summary of each working day, when the working hours begin in the tenant's time zone. */
export class DailySummarySettings {
  /** Whether each CSM gets one of their own customers. */
  @IsBoolean() csms: boolean;
  /** Addresses of administrators, who get one of the whole tenant. */
  @IsArray() @ArrayMaxSize(50) @IsEmail({}, { each: true }) admins: string[];
}

export class TenantSettings {
  @IsString() @Length(1, 100) product_name: string;
  /** Sender of emails. Replies go to it too. */
  @IsEmail() mail_from: string;
  /** Connections that get a call to action. */
  @IsArray() @IsString({ each: true }) @Matches(/^[a-z0-9_]+$/, { each: true }) enabled_providers: string[];
  @Nested(() => WorkingHours) working_hours: WorkingHours;
  /** The `slack` integration that sends the tenant's messages. */
  @IsOptional() @IsUUID() slack_integration_id?: string;
  /** A channel in the workspace of `slack_integration_id`, in which CSMs are told. In direct messages if absent. */
  @IsOptional() @IsString() @Matches(SLACK_CHANNEL) slack_channel_id?: string;
  /** Its name when it was chosen, without the #. */
  @IsOptional() @IsString() @Length(1, 100) slack_channel_name?: string;
  /** Origins of the tenant's pages that show calls to action. */
  @IsOptional() @IsArray() @IsString({ each: true }) page_origins?: string[];
  @IsOptional() @Nested(() => StaffAlerts) staff_alerts?: StaffAlerts;
  /** IANA name, in which schedules of syncs count, and whose morning the daily summary is sent in. UTC if absent. */
  @IsOptional() @IsTimeZone() time_zone?: string;
  /** Nobody gets a daily summary without it. */
  @IsOptional() @Nested(() => DailySummarySettings) daily_summary?: DailySummarySettings;
  /** Of a customer's people whose own language is not known. If absent, pages are in what their browser asks for, and emails in English. */
  @IsOptional() @IsIn(languages) language?: Language;
  /** When somebody is reminded of a signal that nobody has acted on. */
  @IsOptional() @Nested(() => ReminderSettings) reminders?: ReminderSettings;
  /** From how many messages to one person on further ones come together. */
  @IsOptional() @Nested(() => DigestSettings) digest?: DigestSettings;
  /** How severe the tenant's risk signals are. `defaultSeverityPolicy` if absent. */
  @IsOptional() @NestedList(() => SeverityRow) severity_policy?: SeverityRow[];
  /** Linesman's plain look if absent. */
  @IsOptional() @Nested(() => Brand) brand?: Brand;
  @IsInt() @Min(1) version: number;
}

export const tenantSettingsChanged = defineEvent({
  type: 'tenant_settings_changed',
  producer: 'integrations',
  aggregate: 'tenant',
  verb: 'settings_changed',
  summary: 'The settings of a tenant changed.',
  data: TenantSettings,
});
