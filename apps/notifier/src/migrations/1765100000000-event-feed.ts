import { PLATFORM_TENANT } from '@linesman/contracts';
import { enableRowSecurity, rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class EventFeed1765100000000 implements MigrationInterface {
  /**
   * Every event of the last days, in one order. The row of `event_feed` is locked by each transaction that inserts some,
   * so they become visible in the order of their positions, and a reader skips none.
   */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table event_feed (
      tenant_id uuid primary key, holder uuid, held_until timestamptz,
      last_position bigint not null default 0, forgotten_position bigint not null default 0)`);
    await q.query('insert into event_feed (tenant_id) values ($1)', [PLATFORM_TENANT]);
    await enableRowSecurity(q, 'event_feed', ['select', 'update'], ['select']);

    await q.query(`create table kept_events (
      position bigint generated always as identity primary key, tenant_id uuid not null, event_id uuid not null unique,
      type text not null, bytes int not null, body text not null,
      kept_at timestamptz not null default clock_timestamp())`);
    await q.query('create index kept_events_of_tenant on kept_events (tenant_id, position) include (type, bytes)');
    const { system } = await rolesOfSchema(q);
    await q.query(`create policy system_select on erased_tenants for select to "${system}" using (true)`);
    await enableRowSecurity(q, 'kept_events', ['select', 'insert', 'delete'], ['select', 'delete']);

    await q.query(`create table erased_event_ids (
      tenant_id uuid not null, id text not null, erased_at timestamptz not null default clock_timestamp(),
      primary key (id, tenant_id))`);
    await enableRowSecurity(q, 'erased_event_ids', ['select', 'delete']);

    await q.query(`create table event_subscriptions (
      tenant_id uuid not null, service text not null, name text not null, position bigint not null,
      holder uuid, held_until timestamptz, read_at timestamptz not null default clock_timestamp(),
      primary key (tenant_id, service, name))`);
    await q.query('create index event_subscriptions_unread on event_subscriptions (read_at)');
    await enableRowSecurity(q, 'event_subscriptions', ['select', 'delete']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop policy system_select on erased_tenants');
    await q.query('drop table event_subscriptions');
    await q.query('drop table erased_event_ids');
    await q.query('drop table kept_events');
    await q.query('drop table event_feed');
  }
}
