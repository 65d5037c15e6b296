import { Module } from '@nestjs/common';
import { IncidentsController } from './incidents.controller';
import { Incidents } from './incidents.system';

/** For staff: failures that are our fault or a provider's, over all tenants. */
@Module({ controllers: [IncidentsController], providers: [Incidents] })
export class IncidentsModule {}
