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
import { LearnCredentials } from './learn-credentials';
import { ReplicateCustomer } from './replicate-customer';
import { ReplicateIntegration } from './replicate-integration';

/** What the integrations service publishes about its customers and integrations. */
@Controller()
export class OnIntegrations {
  constructor(
    private readonly integrations: ReplicateIntegration,
    private readonly customers: ReplicateCustomer,
    private readonly credentials: LearnCredentials,
  ) {}

  @OnEvent(integrationCreated)
  async created({ tenantid, data }: Envelope<IntegrationSnapshot>, { tx }: EventContext): Promise<void> {
    await this.integrations.replicate(tx, tenantid, data);
  }

  @OnEvent(integrationUpdated)
  async updated({ tenantid, data }: Envelope<IntegrationSnapshot>, { tx }: EventContext): Promise<void> {
    await this.integrations.replicate(tx, tenantid, data);
  }

  @OnEvent(integrationDeleted)
  deleted({ tenantid, data, aggregateversion }: Envelope<IntegrationDeleted>, { tx }: EventContext): Promise<void> {
    return this.integrations.delete(tx, tenantid, data.integration_id, aggregateversion ?? 1);
  }

  @OnEvent(integrationCredentialsChanged)
  credentialsChanged({ data, time }: Envelope<IntegrationCredentialsChanged>, { tx }: EventContext): Promise<void> {
    return this.credentials.handle(tx, data, time);
  }

  @OnEvent(customerUpserted)
  async customerUpserted({ tenantid, data }: Envelope<CustomerSnapshot>, { tx }: EventContext): Promise<void> {
    await this.customers.replicate(tx, tenantid, data);
  }
}
