import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AccessRequests1764950000000 implements MigrationInterface {
  /** One email to one admin about what a user asked for. */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table access_request_emails (
      tenant_id uuid not null, request_id uuid not null, email text not null, name text, request jsonb not null,
      state text not null default 'pending' check (state in ('pending', 'sent', 'failed')), reason text,
      attempts int not null default 0, next_attempt_at timestamptz not null default clock_timestamp(),
      created_at timestamptz not null default clock_timestamp(), settled_at timestamptz,
      primary key (request_id, email))`);
    await q.query(
      `create index access_request_emails_due on access_request_emails (next_attempt_at) where state = 'pending'`,
    );
    await enableRowSecurity(q, 'access_request_emails', ['select']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table access_request_emails');
  }
}
