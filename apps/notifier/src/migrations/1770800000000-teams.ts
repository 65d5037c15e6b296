import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A tenant may link a channel of Microsoft Teams. A process of an older release goes on to tell people on Slack. */
export class Teams1770800000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table chosen_channels (
      tenant_id uuid, channel text not null, chosen_at timestamptz not null default clock_timestamp(),
      constraint chosen_channels_pkey primary key (tenant_id))`);
    await enableRowSecurity(q, 'chosen_channels', []);
    await q.query(`create table teams_links (
      tenant_id uuid, code_hash text, code_ends_at timestamptz, code_made_by text, conversation_id text, service_url text,
      directory_id text, team_name text, channel_name text, linked_by text, linked_at timestamptz, refused_reason text,
      refused_at timestamptz, constraint teams_links_pkey primary key (tenant_id))`);
    await q.query('create unique index teams_links_code on teams_links (code_hash) where code_hash is not null');
    await enableRowSecurity(q, 'teams_links', ['select']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table teams_links');
    await q.query('drop table chosen_channels');
  }
}
