import { type Envelope, type SubscriptionCreated, subscriptionCreated } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { BeginSetup } from './begin-setup';

@Controller()
export class OnSubscriptionCreated {
  constructor(private readonly setups: BeginSetup) {}

  @OnEvent(subscriptionCreated)
  async setUp({ tenantid, data }: Envelope<SubscriptionCreated>, { tx }: EventContext): Promise<void> {
    await this.setups.begin(tx, tenantid, data);
  }
}
