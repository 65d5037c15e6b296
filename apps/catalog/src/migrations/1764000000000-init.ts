import { createMessagingTables } from '@linesman/messaging';
import { rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Init1764000000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await createMessagingTables(q);
    await q.query(`create table connections (
      connection_code text primary key, display_name text not null, description text, logo_url text,
      status text not null check (status in ('active', 'beta', 'deprecated')),
      admin_fields text[] not null default '{}', version int not null default 1,
      created_at timestamptz not null default clock_timestamp(), updated_at timestamptz not null default clock_timestamp(),
      deleted_at timestamptz)`);
    await q.query(`create table capabilities (
      connection_code text not null references connections, capability_code text not null,
      capability_version int not null check (capability_version > 0), description text not null, parameters_schema jsonb,
      in_manifest boolean not null, admin_fields text[] not null default '{}', version int not null default 1,
      created_at timestamptz not null default clock_timestamp(), updated_at timestamptz not null default clock_timestamp(),
      removed_at timestamptz, primary key (connection_code, capability_code, capability_version))`);

    // The catalog is the same for all tenants, so it has no row-level security. No row is ever deleted.
    const { app, system } = await rolesOfSchema(q);
    for (const table of ['connections', 'capabilities']) {
      await q.query(`revoke delete on ${table} from "${app}"`);
      await q.query(`revoke all on ${table} from "${system}"`);
    }
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The first migration cannot be undone; drop the schema instead.'));
  }
}
