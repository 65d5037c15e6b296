import { randomUUID } from 'node:crypto';
import { changed, Database } from '@linesman/persistence';
import { type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { isErased } from '../erased-customers';
import { type HealthScore, lockScore, scoreOf, valueOf } from './score-of';

@Injectable()
export class SetBase {
  constructor(private readonly database: Database) {}

  set(
    { tenantId, subject }: Principal,
    customerId: string,
    { base, reason }: { base: number; reason?: string },
  ): Promise<HealthScore> {
    return this.database.inTenant(tenantId, async (tx) => {
      await lockScore(tx, customerId);
      if (await isErased(tx, customerId)) throw new Problem(410, 'customer-deleted', 'This customer was deleted.');
      const known = await scoreOf(tx, customerId);
      if (known.base === base) return known;
      await changed(
        tx,
        `insert into health_score_bases (id, tenant_id, customer_id, base, value, reason, set_by)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [randomUUID(), tenantId, customerId, base, valueOf(base, known.adjustment), reason ?? null, subject],
      );
      return scoreOf(tx, customerId);
    });
  }
}
