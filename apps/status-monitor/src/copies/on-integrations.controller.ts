import {
  customerUpserted,
  type CustomerSnapshot,
  type Envelope,
  integrationCreated,
  integrationCredentialsChanged,
  type IntegrationCredentialsChanged,
  integrationDeleted,
  type IntegrationDeleted,
  type IntegrationSnapshot,
  integrationUpdated,
} from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { CopyCustomer } from './copy-customer';
import { CopyIntegration } from './copy-integration';
import { FollowCredentials } from './follow-credentials';

/** What the integrations service tells of its customers and integrations. */
@Controller()
export class OnIntegrations {
  constructor(
    private readonly integrations: CopyIntegration,
    private readonly customers: CopyCustomer,
    private readonly credentials: FollowCredentials,
  ) {}

  @OnEvent(integrationCreated)
  async created({ tenantid, data }: Envelope<IntegrationSnapshot>, { tx }: EventContext): Promise<void> {
    await this.integrations.copy(tx, tenantid, data);
  }

  @OnEvent(integrationUpdated)
  async updated({ tenantid, data }: Envelope<IntegrationSnapshot>, { tx }: EventContext): Promise<void> {
    await this.integrations.copy(tx, tenantid, data);
  }

  @OnEvent(integrationDeleted)
  deleted({ tenantid, data, aggregateversion }: Envelope<IntegrationDeleted>, { tx }: EventContext): Promise<void> {
    return this.integrations.remove(tx, tenantid, data.integration_id, aggregateversion ?? 1);
  }

  @OnEvent(integrationCredentialsChanged)
  credentialsChanged({ data, time }: Envelope<IntegrationCredentialsChanged>, { tx }: EventContext): Promise<void> {
    return this.credentials.follow(tx, data, time);
  }

  @OnEvent(customerUpserted)
  async customerUpserted({ tenantid, data }: Envelope<CustomerSnapshot>, { tx }: EventContext): Promise<void> {
    await this.customers.copy(tx, tenantid, data);
  }
}
