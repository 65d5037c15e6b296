import {
  buildIndex,
  buildPartitionedIndex,
  dropIndex,
  dropPartitionedIndex,
  enableRowSecurity,
  one,
  partitionByDay,
  rolesOfSchema,
} from '@linesman/persistence';
import type { QueryRunner } from 'typeorm';

/** Creates outbox, inbox, attempts and dead letters. The first migration of each service calls it. */
export async function createMessagingTables(q: QueryRunner): Promise<void> {
  await q.query(`create table outbox (
    id uuid primary key, tenant_id uuid not null, subject text not null, envelope json not null,
    created_at timestamptz not null default clock_timestamp(), claimed_until timestamptz,
    published_at timestamptz, stream_seq bigint)`);
  await addSetAside(q);
  await addFailures(q);
  for (const [name, on] of Object.entries(outboxIndexes)) await q.query(`create index ${name} on ${on}`);
  await enableRowSecurity(q, 'outbox', ['select', 'update', 'delete'], ['insert']);

  await q.query(`create table inbox (
    handler text not null, event_id uuid not null, tenant_id uuid not null,
    processed_at timestamptz not null default clock_timestamp(), primary key (handler, event_id))`);
  await q.query(`create index inbox_processed_at on inbox (processed_at)`);
  await enableRowSecurity(q, 'inbox', ['select', 'delete'], ['select', 'insert']);

  // Only the system role reads these two: the tenant of a message that cannot be parsed is not to be trusted.
  await q.query(`create table handler_attempts (
    handler text not null, message_id text not null, started int not null default 0, failed int not null default 0,
    last_error text, updated_at timestamptz not null default clock_timestamp(), primary key (handler, message_id))`);
  await q.query(`create table dead_letters (
    id uuid primary key default gen_random_uuid(), handler text not null, message_id text not null, subject text not null,
    tenant_id text, body text not null, headers json not null, reason text not null, stack text,
    sent_at timestamptz not null, created_at timestamptz not null default clock_timestamp(),
    replayed_at timestamptz, replayed_by text, unique (handler, message_id))`);
  await q.query(`create index dead_letters_created_at on dead_letters (created_at)`);
  await q.query(`revoke all on handler_attempts, dead_letters from "${(await rolesOfSchema(q)).app}"`);
  await createErasedTenants(q);
  await createDeferred(q);
}

/** Messages that wait outside of their stream. Services that are older than this table call it in a migration. */
export async function createDeferred(q: QueryRunner): Promise<void> {
  const table = await one<{ exists: boolean }>(q.manager, `select to_regclass('deferred') is not null as exists`);
  if (table!.exists) return;
  await q.query(`create table deferred (
    id uuid primary key default gen_random_uuid(), handler text not null, message_id text not null,
    tenant_id uuid not null, subject text not null, body text not null, headers json not null,
    sent_at timestamptz not null, deliveries int not null, shares text[] not null, run_at timestamptz not null,
    created_at timestamptz not null default date_trunc('milliseconds', clock_timestamp()), unique (handler, message_id))`);
  await q.query('create index deferred_run_at on deferred (tenant_id, run_at)');
  await q.query('create index deferred_created_at on deferred (created_at, id)');
  await enableRowSecurity(q, 'deferred', ['select', 'insert', 'update', 'delete'], ['select', 'delete']);
  // Starts of a message that ran alone and never ended.
  await q.query('alter table handler_attempts add column if not exists alone int not null default 0');
}

/** The first part of the subject says which stream keeps a message. */
const waitingByTenant = `(split_part(subject, '.', 1), tenant_id, created_at)
  where published_at is null and set_aside_at is null`;
const outboxIndexes = {
  outbox_waiting_by_tenant: `outbox ${waitingByTenant}`,
  outbox_numbered: `outbox (split_part(subject, '.', 1), stream_seq)`,
  outbox_set_aside: 'outbox (set_aside_at) where set_aside_at is not null',
};

const addFailures = (q: QueryRunner): Promise<unknown> =>
  q.query(`alter table outbox add column if not exists failures int not null default 0,
    add column if not exists set_aside_reason text`);

/**
 * The relay reads the outbox stream by stream. Services that are older than this call it in a migration without a
 * transaction: they write the table meanwhile.
 */
export async function indexOutboxByStream(q: QueryRunner): Promise<void> {
  await addFailures(q);
  for (const [name, on] of Object.entries(outboxIndexes)) await buildIndex(q, name, on);
  await dropIndex(q, 'outbox_unpublished');
  await dropIndex(q, 'outbox_stream_seq');
}

/**
 * The relay reads what waits tenant by tenant. Services whose outbox has partitions and no such index call it in a
 * migration without a transaction. The release before reads all that waits without the earlier index, which is little.
 */
export async function indexOutboxByTenant(q: QueryRunner): Promise<void> {
  await buildPartitionedIndex(q, 'outbox_waiting_by_tenant', 'outbox', waitingByTenant);
  await dropPartitionedIndex(q, 'outbox_waiting');
}

/** Rows that no stream takes. Services that are older than this column call it in a migration. */
export async function addSetAside(q: QueryRunner): Promise<void> {
  await q.query('alter table outbox add column if not exists set_aside_at timestamptz');
}

/** Earlier dead letters have the headers of their messages, tokens included. */
export async function forgetTokens(q: QueryRunner): Promise<void> {
  await q.query(`update dead_letters set headers = (headers::jsonb - 'authorization')::json
    where headers::jsonb ? 'authorization'`);
}

/** Creates the list of erased tenants, whose events are ignored. Services that are older than it call this in a migration. */
export async function createErasedTenants(q: QueryRunner): Promise<void> {
  const table = await one<{ exists: boolean }>(q.manager, `select to_regclass('erased_tenants') is not null as exists`);
  if (table!.exists) return;
  await q.query(`create table erased_tenants (
    tenant_id uuid primary key, erasure_id uuid not null, erased_at timestamptz not null default clock_timestamp())`);
  await enableRowSecurity(q, 'erased_tenants', [], ['select', 'insert']);
  // The app role has no right on dead letters. This function lets it delete those of its own tenant.
  await q.query(`create function erase_dead_letters() returns int language sql security definer set search_path from current
    as $$ with gone as (delete from dead_letters where tenant_id = nullif(current_setting('app.tenant', true), '') returning 1)
      select count(*)::int from gone $$`);
  const { app } = await rolesOfSchema(q);
  await q.query(`revoke all on function erase_dead_letters() from public`);
  await q.query(`grant execute on function erase_dead_letters() to "${app}"`);
}

/**
 * Outbox and inbox get a partition a day, which is dropped as a whole. An inbox row belongs to the day of its event, which
 * is the same in each delivery, so that a mark is unique within one partition. For a migration with `transaction = false`.
 */
export async function partitionMessagingTables(q: QueryRunner): Promise<void> {
  await q.query('alter table inbox add column if not exists event_at timestamptz not null default now()');
  await partitionByDay(q, {
    table: 'inbox',
    by: 'event_at',
    key: ['handler', 'event_id', 'event_at'],
    once: ['handler', 'event_id'],
    without: ['inbox_processed_at'],
  });
  await partitionByDay(q, { table: 'outbox', by: 'created_at', key: ['id', 'created_at'] });
  await buildIndex(q, 'handler_attempts_updated_at', 'handler_attempts (updated_at)');
}

/**
 * The app role may only write the outbox. This function lets it delete events of its tenant that were set aside: those that
 * name one of these, or all. The owner passes row-level security by the policies.
 */
export async function letEraseSetAside(q: QueryRunner): Promise<void> {
  const mine = `set_aside_at is not null and tenant_id = (select nullif(current_setting('app.tenant', true), '')::uuid)`;
  for (const verb of ['select', 'delete'])
    await q.query(`create policy owner_${verb} on outbox for ${verb} to current_user using (${mine})`);
  await q.query(`create function erase_set_aside(names text[], kept_types text[]) returns int
    language sql security definer set search_path from current as $$
      with gone as (delete from outbox where ${mine} and (names is null or (envelope ->> 'type' <> all(kept_types)
        and exists (select from unnest(names) as n (name) where position(n.name in envelope::text) > 0))) returning 1)
      select count(*)::int from gone $$`);
  const { app } = await rolesOfSchema(q);
  await q.query('revoke all on function erase_set_aside(text[], text[]) from public');
  await q.query(`grant execute on function erase_set_aside(text[], text[]) to "${app}"`);
}

export async function letEraseNoSetAside(q: QueryRunner): Promise<void> {
  await q.query('drop function erase_set_aside(text[], text[])');
  for (const verb of ['select', 'delete']) await q.query(`drop policy owner_${verb} on outbox`);
}
