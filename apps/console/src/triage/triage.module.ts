import { Module } from '@nestjs/common';
import { RiskSignalsModule } from '../risk-signals/risk-signals.module';
import { ActOnSeveral } from './act-on-several';
import { BulkController } from './bulk.controller';
import { LoadLogos } from './load-logos';
import { LoadTriage } from './load-triage';
import { SavedViewsController } from './saved-views.controller';
import { TriageController } from './triage.controller';

/** The open signals by cause: on the overview, and a page for all of a group. */
@Module({
  imports: [RiskSignalsModule],
  controllers: [TriageController, BulkController, SavedViewsController],
  providers: [ActOnSeveral, LoadLogos, LoadTriage],
  exports: [LoadLogos, LoadTriage],
})
export class TriageModule {}
