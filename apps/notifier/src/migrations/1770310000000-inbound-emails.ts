import { enableRowSecurity, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class InboundEmails1770310000000 implements MigrationInterface {
  /** What came by email: replies of technical contacts, and reports of mail servers. */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table inbound_emails (
      id uuid not null, tenant_id uuid not null, signal_id uuid not null, delivery_id uuid not null, kind text not null,
      message_key text not null, contact text not null, from_name text not null, from_address text not null,
      subject text not null, text text not null, attachments jsonb not null, received_at timestamptz not null,
      constraint inbound_emails_pkey primary key (id),
      constraint inbound_emails_once unique (delivery_id, message_key))`);
    await q.query('create index inbound_emails_of_signal on inbound_emails (signal_id, received_at, id)');
    await enableRowSecurity(q, 'inbound_emails', []);
    await letSystemForget(q, 'inbound_emails', { reads: ['signal_id'] });
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table inbound_emails');
  }
}
