import { type TenantSettings, WorkingHours } from '@linesman/contracts';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsEmail,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { TenantSettingsRow } from './tenant-settings.entity';

export const defaultProviders = ['dropbox', 'basecamp'];
export const defaultHours: WorkingHours = { start_hour: 9, end_hour: 17, days: [1, 2, 3, 4, 5] };

/** The whole of a tenant's settings; what is left out goes back to its default. */
export class SettingsBody {
  @IsString() @Length(1, 100) product_name: string;
  @IsEmail() mail_from: string;
  @IsOptional()
  @ArrayMaxSize(100)
  @Matches(/^[a-z0-9_]{1,100}$/, { each: true })
  enabled_providers?: string[];
  @IsOptional() @ValidateNested() @Type(() => WorkingHours) working_hours?: WorkingHours;
  /** A `slack` integration: the workspace in which Linesman speaks for the tenant. */
  @IsOptional() @IsUUID() slack_integration_id?: string;
  /** Origins of pages that show calls to action: https://app.example.com. Elsewhere a browser shows none. */
  @IsOptional() @ArrayMaxSize(20) @ArrayUnique() @IsString({ each: true }) page_origins?: string[];
}

/** Version 0: nothing was set yet, and there is no sender. */
export type SettingsView = Partial<TenantSettings> & Omit<TenantSettings, 'product_name' | 'mail_from'>;

export const untouched: SettingsView = {
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
  page_origins: row.page_origins,
  version: row.version,
});
