import { Module } from '@nestjs/common';
import { HealthHistoryController } from './health-history.controller';
import { HealthMetrics } from './health-metrics.system';
import { IntegrationHealthController } from './integration-health.controller';

/** The health of each integration: the pure state machine, its row, and the HTTP routes that show it. */
@Module({ controllers: [HealthHistoryController, IntegrationHealthController], providers: [HealthMetrics] })
export class HealthModule {}
