import { Module } from '@nestjs/common';
import { CustomerReliabilityController } from './customer-reliability.controller';
import { LoadReliability } from './load-reliability';
import { ReliabilityController } from './reliability.controller';

@Module({ controllers: [CustomerReliabilityController, ReliabilityController], providers: [LoadReliability] })
export class ReliabilityModule {}
