import { Database } from '@linesman/persistence';
import type { Provider } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Customer } from '../customers/customer.entity';
import { Integration } from '../integrations/integration.entity';
import { ProviderCalls } from '../providers/provider-calls';
import { TenantSettingsRow } from '../settings/tenant-settings.entity';
import type { ConnectSession } from './connect-session.entity';

export interface LinkSubject {
  integration: Integration;
  provider: Provider;
  customer_name?: string;
  product_name: string;
}

/** What a link is about, for whoever follows it. */
@Injectable()
export class ReadLink {
  constructor(
    private readonly database: Database,
    private readonly calls: ProviderCalls,
  ) {}

  /** Nothing when the integration is gone. */
  subjectOf({ tenant_id, integration_id }: ConnectSession): Promise<LinkSubject | undefined> {
    return this.database.inTenant(tenant_id, async (tx) => {
      const integration = await tx.findOneBy(Integration, { integration_id, deleted_at: IsNull() });
      if (!integration) return undefined;
      const { customer_id } = integration;
      const customer = customer_id ? await tx.findOneBy(Customer, { customer_id }) : null;
      const settings = await tx.findOneBy(TenantSettingsRow, { tenant_id });
      return {
        integration,
        provider: this.calls.provider(integration.connection_code),
        customer_name: customer?.name,
        product_name: settings?.product_name ?? 'Linesman',
      };
    });
  }
}
