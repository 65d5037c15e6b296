import { Module } from '@nestjs/common';
import { CustomerHealthController } from './customer-health.controller';
import { CustomerHistoryController } from './customer-history.controller';

/** Which customers are at risk, and how the health of their integrations changed. */
@Module({ controllers: [CustomerHealthController, CustomerHistoryController] })
export class CustomersModule {}
