import { Module } from '@nestjs/common';
import { ReadReliability } from './read-reliability';
import { ReadSuccess } from './read-success';
import { ReliabilityController } from './reliability.controller';
import { ReliabilityOfTenantController } from './reliability-of-tenant.controller';

/** How reliable integrations were, computed from the changes of their health and from their signals. */
@Module({
  controllers: [ReliabilityController, ReliabilityOfTenantController],
  providers: [ReadReliability, ReadSuccess],
  exports: [ReadReliability],
})
export class ReliabilityModule {}
