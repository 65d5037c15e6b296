import { Module } from '@nestjs/common';
import { ReadStatuses } from './read-statuses';

@Module({ providers: [ReadStatuses], exports: [ReadStatuses] })
export class ReadinessModule {}
