import { Module } from '@nestjs/common';
import { AllSignalsController } from './all-signals.controller';
import { AllSignals } from './all-signals.system';
import { IncidentsController } from './incidents.controller';
import { Incidents } from './incidents.system';

/** For staff, over all tenants: failures that are our fault or a provider's, and risk signals. */
@Module({ controllers: [AllSignalsController, IncidentsController], providers: [AllSignals, Incidents] })
export class IncidentsModule {}
