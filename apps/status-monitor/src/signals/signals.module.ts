import { Module } from '@nestjs/common';
import { EndAcknowledgements } from './end-acknowledgements.system';
import { OnAlertDelivered } from './on-alert-delivered';
import { OnRiskSignalAcknowledged } from './on-risk-signal-acknowledged';
import { OnRiskSignalAcknowledgementEnded } from './on-risk-signal-acknowledgement-ended';
import { RiskSignals } from './risk-signals';
import { RiskSignalsController } from './risk-signals.controller';

/** The risk signals of each integration. */
@Module({
  controllers: [OnAlertDelivered, OnRiskSignalAcknowledged, OnRiskSignalAcknowledgementEnded, RiskSignalsController],
  providers: [EndAcknowledgements, RiskSignals],
  exports: [RiskSignals],
})
export class SignalsModule {}
