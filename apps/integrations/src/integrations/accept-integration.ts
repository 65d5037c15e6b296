import { connection } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import type { Tx } from '@linesman/persistence';
import type { Provider } from '@linesman/provider-kit';
import { invalidFields, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Customer } from '../customers/customer.entity';
import { ProviderCalls } from '../providers/provider-calls';

/** Checks that a new integration of a connection may be created: the catalog has it, and it is not deprecated. */
@Injectable()
export class AcceptConnection {
  constructor(
    private readonly rpc: RpcClient,
    private readonly calls: ProviderCalls,
  ) {}

  async accept(connection_code: string): Promise<Provider> {
    const { connection: found } = await this.rpc.call(connection, { connection_code });
    if (!found) throw invalidFields([{ field: 'connection_code', message: 'is not a connection of the catalog' }]);
    if (found.status === 'deprecated')
      throw new Problem(422, 'connection-deprecated', `${found.display_name} accepts no new integrations.`);
    return this.calls.provider(connection_code);
  }

  /** @throws if the settings do not fit the manifest's schema, or hold an address that is never called. */
  async acceptConfig(provider: Provider, config: Record<string, unknown>): Promise<void> {
    const { validateParameters } = await import('@linesman/provider-kit/validate-parameters');
    const violation = validateParameters(provider.manifest.config_schema, config);
    if (violation)
      throw invalidFields([{ field: `config${violation.pointer.replaceAll('/', '.')}`, message: violation.message }]);
    const refused = this.calls.refusedSetting(provider, config);
    if (refused) throw invalidFields([{ field: `config.${refused.field}`, message: refused.message }]);
  }
}

export async function acceptCustomer(tx: Tx, customer_id?: string | null): Promise<void> {
  if (customer_id && !(await tx.existsBy(Customer, { customer_id })))
    throw invalidFields([{ field: 'customer_id', message: 'is not a customer of yours' }]);
}
