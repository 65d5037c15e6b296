import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { AllDeliveriesController } from './all-deliveries.controller';
import { AllDeliveries } from './all-deliveries.system';
import { ApproveDelivery } from './approve-delivery';
import { ChannelRegistry } from './channel-registry';
import { ClaimDelivery } from './claim-delivery';
import { Deliveries } from './deliveries';
import { DeliveriesController } from './deliveries.controller';
import { DeliveryStates } from './delivery-states';
import { DeliveryWorker, QUEUE } from './delivery-worker.job';
import { EditMessage } from './edit-message';
import { FollowUp } from './follow-up';
import { RecordOutcome } from './record-outcome';
import { SendDelivery } from './send-delivery';
import { SignalNoticesController } from './signal-notices.controller';
import { Sweeper } from './sweeper.system';

/** Decides, claims, sends and records deliveries. It knows no channel by name. */
@Module({
  imports: [BullModule.registerQueue({ name: QUEUE })],
  controllers: [AllDeliveriesController, DeliveriesController, SignalNoticesController],
  providers: [
    AllDeliveries,
    ApproveDelivery,
    ChannelRegistry,
    ClaimDelivery,
    Deliveries,
    DeliveryStates,
    DeliveryWorker,
    EditMessage,
    FollowUp,
    RecordOutcome,
    SendDelivery,
    Sweeper,
  ],
  exports: [ApproveDelivery, ChannelRegistry, Deliveries, DeliveryStates, FollowUp],
})
export class DeliveriesModule {}
