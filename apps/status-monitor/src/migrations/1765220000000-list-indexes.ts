import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  customers_copy_by_weight: `customers_copy
    (tenant_id, (coalesce(round((snapshot ->> 'arr')::numeric), 0)::bigint), customer_id) where not deleted`,
  customers_copy_of_csm: `customers_copy (tenant_id, lower(snapshot -> 'csm' ->> 'email')) where not deleted`,
  integration_health_of_customer: 'integration_health (tenant_id, customer_id)',
  risk_signals_by_urgency: `risk_signals (tenant_id, (array_position(array['low', 'medium', 'high', 'critical'], severity)
    + case when status in ('open', 'acknowledged') then 5 else 0 end), opened_at, signal_id)`,
  risk_signals_newest_first: 'risk_signals (tenant_id, opened_at, signal_id)',
};

/** Each list of the API reads an index in its order. */
export class ListIndexes1765220000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(indexes)) await buildIndex(q, name, on);
    await dropIndex(q, 'risk_signals_newest');
  }

  async down(q: QueryRunner): Promise<void> {
    await buildIndex(q, 'risk_signals_newest', 'risk_signals (tenant_id, opened_at desc)');
    for (const name of Object.keys(indexes)) await dropIndex(q, name);
  }
}
