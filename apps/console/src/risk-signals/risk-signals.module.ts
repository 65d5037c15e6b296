import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { SilencesModule } from '../silences/silences.module';
import { ApprovalsController } from './approvals.controller';
import { DecisionsController } from './decisions.controller';
import { HandlingController } from './handling.controller';
import { MessagePreviewController } from './message-preview.controller';
import { LoadNotices } from './load-notices';
import { LoadSignal } from './load-signal';
import { ReconnectLinkController } from './reconnect-link.controller';
import { ResponsesController } from './responses.controller';
import { RiskSignalsController } from './risk-signals.controller';

@Module({
  imports: [ContactsModule, SilencesModule],
  controllers: [
    DecisionsController,
    RiskSignalsController,
    ReconnectLinkController,
    HandlingController,
    MessagePreviewController,
    ResponsesController,
    ApprovalsController,
  ],
  providers: [LoadNotices, LoadSignal],
  exports: [LoadNotices, LoadSignal],
})
export class RiskSignalsModule {}
