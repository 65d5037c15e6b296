import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far a comparison of the replicas is. It has one row at most, under the platform's tenant. */
export class ReplicaRebuilds1766200000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table replica_rebuilds (
      tenant_id uuid primary key, began_at timestamptz not null default clock_timestamp(), ended_at timestamptz,
      read int not null default 0, drifted int not null default 0, cursor text, last_id uuid,
      holder uuid, held_until timestamptz)`);
    await enableRowSecurity(q, 'replica_rebuilds', ['select', 'insert', 'update'], ['select']);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table replica_rebuilds');
  }
}
