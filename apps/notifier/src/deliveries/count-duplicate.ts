import { Database } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { Counter } from 'prom-client';
import type { Assignment } from './assignment';

const doubled = new Counter({
  name: 'deliveries_sent_again_total',
  help: 'Deliveries sent again although an earlier attempt may have arrived.',
  labelNames: ['channel'],
});

/** Counted before the second attempt, so that a process that dies in it has counted too. */
@Injectable()
export class CountDuplicate {
  constructor(private readonly database: Database) {}

  async count({ id, tenant_id, channel, lease }: Assignment['delivery']): Promise<void> {
    doubled.inc({ channel });
    await this.database.inTenant(tenant_id, (tx) =>
      tx.query(`update deliveries set duplicates = duplicates + 1 where id = $1 and lease = $2`, [id, lease]),
    );
  }
}
