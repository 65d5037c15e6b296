import { type Envelope, type IntegrationStatusChanged, integrationStatusChanged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { FollowHealth } from './follow-health';

@Controller()
export class OnIntegrationStatusChanged {
  constructor(private readonly health: FollowHealth) {}

  @OnEvent(integrationStatusChanged)
  follow({ data, aggregateversion = 0 }: Envelope<IntegrationStatusChanged>, { tx }: EventContext): Promise<void> {
    return this.health.follow(tx, data, (row) => {
      if (aggregateversion <= row.health_version) return false;
      row.health_version = aggregateversion;
      return true;
    });
  }
}
