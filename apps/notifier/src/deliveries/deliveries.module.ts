import { Module } from '@nestjs/common';
import { AllDeliveriesController } from './all-deliveries.controller';
import { AllDeliveries } from './all-deliveries.system';
import { AskDiagnosis } from './ask-diagnosis';
import { ApproveDelivery } from './approve-delivery';
import { ChannelRegistry } from './channel-registry';
import { ClaimDelivery } from './claim-delivery';
import { ClaimDue } from './claim-due.system';
import { Deliveries } from './deliveries';
import { DeliveriesController } from './deliveries.controller';
import { DeliveryStates } from './delivery-states';
import { DeliveryWorker } from './delivery-worker';
import { DueWork } from './due-work';
import { EditMessage } from './edit-message';
import { FollowUp } from './follow-up';
import { GatherDigest } from './gather-digest';
import { OldestDue } from './oldest-due.system';
import { RecordMembers } from './record-members';
import { RecordOutcome } from './record-outcome';
import { ReviewMembers } from './review-members';
import { SendAgain } from './send-again';
import { SendDelivery } from './send-delivery';
import { SendPersonal } from './send-personal';
import { SentNotes } from './sent-notes';
import { SignalNoticesController } from './signal-notices.controller';
import { SilencesNow } from './silences-now';
import { SilencesModule } from '../silences/silences.module';

/** Decides, claims, sends and records deliveries. It knows no channel by name. */
@Module({
  imports: [SilencesModule],
  controllers: [AllDeliveriesController, DeliveriesController, SignalNoticesController],
  providers: [
    AllDeliveries,
    ApproveDelivery,
    AskDiagnosis,
    ChannelRegistry,
    ClaimDelivery,
    ClaimDue,
    Deliveries,
    DeliveryStates,
    DeliveryWorker,
    DueWork,
    EditMessage,
    FollowUp,
    GatherDigest,
    OldestDue,
    RecordMembers,
    RecordOutcome,
    ReviewMembers,
    SendAgain,
    SendDelivery,
    SendPersonal,
    SentNotes,
    SilencesNow,
  ],
  exports: [
    ApproveDelivery,
    AskDiagnosis,
    ChannelRegistry,
    ClaimDelivery,
    Deliveries,
    DeliveryStates,
    DueWork,
    FollowUp,
    OldestDue,
    SendAgain,
    SendPersonal,
  ],
})
export class DeliveriesModule {}
