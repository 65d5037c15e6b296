import { checkIds, type CheckedIds, type CheckIdsRequest } from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Customer } from '../customers/customer.entity';
import { Integration } from '../integration-record/integration.entity';

@Controller()
export class CheckIdsRpc {
  constructor(private readonly database: Database) {}

  @OnRpc(checkIds)
  check({ tenant_id, customer_id, integration_id }: CheckIdsRequest): Promise<CheckedIds> {
    return this.database.inTenant(tenant_id, async (tx) => {
      const knows_customer = customer_id !== undefined && (await tx.existsBy(Customer, { tenant_id, customer_id }));
      const found = integration_id && (await tx.findOneBy(Integration, { integration_id, deleted_at: IsNull() }));
      const customer_of_integration = (found && found.customer_id) || undefined;
      return { knows_customer, knows_integration: Boolean(found), customer_of_integration };
    });
  }
}
