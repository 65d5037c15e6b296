import { Module } from '@nestjs/common';
import { HealthHistoryController } from './health-history.controller';
import { IntegrationHealthController } from './integration-health.controller';

/** The health of each integration: the pure state machine, its row, and the HTTP routes that show it. */
@Module({ controllers: [HealthHistoryController, IntegrationHealthController] })
export class HealthModule {}
