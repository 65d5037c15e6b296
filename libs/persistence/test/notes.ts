import { startServers, type TestServers } from '@linesman/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type Database, enableRowSecurity, migrate, openDatabase, type ServiceSchema } from '../src';

class Notes1764000000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(
      'create table notes (tenant_id uuid not null, id int not null, text json, primary key (tenant_id, id))',
    );
    await enableRowSecurity(q, 'notes', ['select']);
  }
  async down(): Promise<void> {}
}

export const notesSchema: ServiceSchema = {
  service: 'catalog',
  entities: [],
  migrations: [Notes1764000000000],
  retention: {},
};

/** A database whose one table has the notes of tenants. */
export class Notes {
  servers: TestServers;
  database: Database;

  constructor(private readonly connections: number) {}

  async start(): Promise<void> {
    this.servers = await startServers({ postgres: true, schemas: ['catalog'] });
    const role = (name: 'owner' | 'app' | 'system') => this.servers.postgres.role('catalog', name);
    await migrate(notesSchema, role('owner'));
    this.database = await openDatabase(notesSchema, {
      DATABASE_APP_URL: role('app'),
      DATABASE_SYSTEM_URL: role('system'),
      DATABASE_POOL_SIZE: this.connections,
    });
  }

  async stop(): Promise<void> {
    await this.database?.close();
    await this.servers?.stop();
  }
}
