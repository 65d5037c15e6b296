import { Database } from '@linesman/persistence';
import { type Page, pageOf, placeOf, type Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Integration } from '../integration-record/integration.entity';
import type { IntegrationFilter } from './integration.dto';
import { type IntegrationView, viewsOf } from './integration.view';

const exact = ['connection_code', 'status', 'customer_id', 'user_id', 'purpose', 'is_critical'] as const;

@Injectable()
export class ListIntegrations {
  constructor(private readonly database: Database) {}

  list(caller: Principal, asked: IntegrationFilter): Promise<Page<IntegrationView>> {
    const filter = asked.user_id === 'me' ? { ...asked, user_id: caller.subject } : asked;
    const [after] = placeOf(filter, 'uuid') ?? [];
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const query = tx.createQueryBuilder(Integration, 'i').where('i.deleted_at is null').orderBy('i.integration_id');
      for (const field of exact)
        if (filter[field] !== undefined) query.andWhere(`i.${field} = :${field}`, { [field]: filter[field] });
      if (filter.name) query.andWhere('strpos(lower(i.name), lower(:name)) > 0', { name: filter.name });
      if (filter.owner) query.andWhere('i.customer_id is null and i.user_id is null');
      if (filter.integration_ids) query.andWhere({ integration_id: In(filter.integration_ids) });
      if (after) query.andWhere('i.integration_id > :after', { after });
      const rows = await query.take(filter.limit + 1).getMany();
      return pageOf(await viewsOf(tx, caller, rows), filter, ({ integration_id }) => [integration_id]);
    });
  }
}
