import type {
  Brand,
  DailySummarySettings,
  DigestSettings,
  Language,
  ReminderSettings,
  SeverityRow,
  StaffAlerts,
  WorkingHours,
} from '@linesman/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** How Linesman presents itself in the name of a tenant. */
// TypeORM cannot describe a gin index.
@Index('tenant_settings_page_origins', { synchronize: false })
@Entity('tenant_settings')
export class TenantSettingsRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'tenant_settings_pkey' }) tenant_id: string;
  @Column('text') product_name: string;
  @Column('text') mail_from: string;
  @Column('text', { array: true }) enabled_providers: string[];
  @Column('jsonb') working_hours: WorkingHours;
  @Column('uuid', { nullable: true }) slack_integration_id: string | null;
  @Column('text', { nullable: true }) slack_channel_id: string | null;
  /** As Slack had it when the channel was chosen, without the #. */
  @Column('text', { nullable: true }) slack_channel_name: string | null;
  @Column('text', { array: true, default: () => "'{}'" }) page_origins: string[];
  @Column('jsonb', { nullable: true }) staff_alerts: StaffAlerts | null;
  @Column('text', { nullable: true }) time_zone: string | null;
  @Column('jsonb', { nullable: true }) daily_summary: DailySummarySettings | null;
  @Column('text', { nullable: true }) language: Language | null;
  @Column('jsonb', { nullable: true }) reminders: ReminderSettings | null;
  @Column('jsonb', { nullable: true }) digest: DigestSettings | null;
  @Column('jsonb', { nullable: true }) severity_policy: SeverityRow[] | null;
  @Column('jsonb', { nullable: true }) brand: Brand | null;
  @Column('int', { default: 1 }) version: number;
  @Column('timestamptz', { default: () => 'clock_timestamp()' }) updated_at: Date;
}
