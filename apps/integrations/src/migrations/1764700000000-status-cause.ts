import type { MigrationInterface, QueryRunner } from 'typeorm';

export class StatusCause1764700000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query(`alter table integrations add column status_cause text, add column health_changed_at timestamptz,
      add column linked jsonb not null default '[]'`);
    await q.query('alter table tenant_settings add column staff_alerts jsonb');
    // With FORCE, row-level security would hide the rows from the owner too.
    const tables = ['integrations', 'entity_integrations'];
    for (const table of tables) await q.query(`alter table ${table} no force row level security`);
    await q.query(`update integrations i set linked = l.linked from (
        select integration_id, jsonb_agg(jsonb_build_object('entity_type', entity_type, 'count', count) order by entity_type) as linked
        from (select integration_id, entity_type, count(distinct entity_id) from entity_integrations group by 1, 2) counted
        group by 1) l
      where l.integration_id = i.integration_id`);
    for (const table of tables) await q.query(`alter table ${table} force row level security`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(
      'alter table integrations drop column status_cause, drop column health_changed_at, drop column linked',
    );
    await q.query('alter table tenant_settings drop column staff_alerts');
  }
}
