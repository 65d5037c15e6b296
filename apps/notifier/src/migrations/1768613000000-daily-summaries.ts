import { enableRowSecurity, letSystemForget, rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One summary of each working day for each person, how far the summaries of a tenant reach, and who wants none. */
export class DailySummaries1768613000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings add column daily_summary jsonb');
    const { system } = await rolesOfSchema(q);
    await q.query(`create policy system_select on tenant_settings for select to "${system}" using (true)`);
    await q.query(`create table summary_schedules (
      tenant_id uuid primary key, next_at timestamptz not null, covered_until timestamptz)`);
    await enableRowSecurity(q, 'summary_schedules', ['select']);
    await q.query(`create table daily_summaries (
      id uuid primary key, tenant_id uuid not null, day date not null, recipient text not null,
      audience text not null check (audience in ('csm', 'tenant')), channel text not null,
      covers_from timestamptz not null, covers_until timestamptz not null,
      state text not null default 'pending' check (state in ('pending', 'sending', 'sent', 'not_sent')), reason text,
      counts jsonb, attempts int not null default 0, next_attempt_at timestamptz not null default clock_timestamp(),
      ambiguous_since timestamptz, created_at timestamptz not null default clock_timestamp(), settled_at timestamptz)`);
    await q.query('create unique index daily_summaries_once on daily_summaries (tenant_id, recipient, day)');
    await q.query('create index daily_summaries_newest on daily_summaries (tenant_id, day desc, id desc)');
    await q.query(`create index daily_summaries_due on daily_summaries (next_attempt_at)
      where state in ('pending', 'sending')`);
    await q.query('create index daily_summaries_settled_at on daily_summaries (settled_at)');
    await enableRowSecurity(q, 'daily_summaries', ['select']);
    await letSystemForget(q, 'daily_summaries');
    await q.query(`create table summary_refusals (
      tenant_id uuid not null, email text not null, refused_at timestamptz not null default clock_timestamp(),
      primary key (tenant_id, email))`);
    await enableRowSecurity(q, 'summary_refusals', []);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table summary_refusals');
    await q.query('drop table daily_summaries');
    await q.query('drop table summary_schedules');
    await q.query('drop policy system_select on tenant_settings');
    await q.query('alter table tenant_settings drop column daily_summary');
  }
}
