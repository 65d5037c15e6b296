import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { AllDeliveriesController } from './all-deliveries.controller';
import { AllDeliveries } from './all-deliveries.system';
import { ChannelRegistry } from './channel-registry';
import { ClaimDelivery } from './claim-delivery';
import { Deliveries } from './deliveries';
import { DeliveriesController } from './deliveries.controller';
import { DeliveryStates } from './delivery-states';
import { DeliveryWorker, QUEUE } from './delivery-worker.job';
import { EditMessage } from './edit-message';
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
    ChannelRegistry,
    ClaimDelivery,
    Deliveries,
    DeliveryStates,
    DeliveryWorker,
    EditMessage,
    RecordOutcome,
    SendDelivery,
    Sweeper,
  ],
  exports: [ChannelRegistry, Deliveries, DeliveryStates],
})
export class DeliveriesModule {}
