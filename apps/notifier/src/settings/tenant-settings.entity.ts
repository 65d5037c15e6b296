import type { TenantSettings } from '@linesman/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('tenant_settings')
export class TenantSettingsRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'tenant_settings_pkey' }) tenant_id: string;
  @Column('int') version: number;
  @Column('text') product_name: string;
  @Column('text') mail_from: string;
  @Column('jsonb') working_hours: TenantSettings['working_hours'];
  @Column('uuid', { nullable: true }) slack_integration_id: string | null;
  /** Where CSMs are told in place of direct messages. */
  @Column('text', { nullable: true }) slack_channel_id: string | null;
  /** Its name when it was chosen, without the #. */
  @Column('text', { nullable: true }) slack_channel_name: string | null;
  @Column('text', { default: 'UTC' }) time_zone: string;
  /** Where our staff are told. The platform tenant's only. */
  @Column('jsonb', { nullable: true }) staff_alerts: TenantSettings['staff_alerts'] | null;
  @Column('jsonb', { nullable: true }) daily_summary: TenantSettings['daily_summary'] | null;
  @Column('jsonb', { nullable: true }) reminders: TenantSettings['reminders'] | null;
  @Column('jsonb', { nullable: true }) digest: TenantSettings['digest'] | null;
  /** Of a customer's people whose own language is not known. */
  @Column('text', { nullable: true }) language: TenantSettings['language'] | null;
  @Column('jsonb', { nullable: true }) brand: TenantSettings['brand'] | null;
}
