import { checkIds } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { invalidFields, notFound } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { TaskBody } from './tasks.dto';

/** Asks whose a customer and an integration are that a person or a platform service names. */
@Injectable()
export class CheckSubject {
  constructor(private readonly rpc: RpcClient) {}

  /**
   * Outside of a transaction. A risk signal says itself what it is about.
   * @returns the customer of the task, which an integration says too. @throws Problem where the tenant has none of them.
   */
  async customerOf(
    tenant_id: string,
    { signal_id, customer_id, integration_id }: TaskBody,
  ): Promise<string | undefined> {
    if (signal_id || (!customer_id && !integration_id)) return customer_id;
    const found = await this.rpc.call(checkIds, { tenant_id, customer_id, integration_id });
    if (customer_id && !found.knows_customer) throw notFound('customer');
    if (integration_id && !found.knows_integration) throw notFound('integration');
    const theirs = found.customer_of_integration;
    if (customer_id && theirs && theirs !== customer_id)
      throw invalidFields([{ field: 'customer_id', message: 'is not that of the integration' }]);
    return customer_id ?? theirs;
  }
}
