import { Module } from '@nestjs/common';
import { CircuitMetrics } from './circuit-metrics';
import { Circuits } from './circuits';

@Module({ providers: [CircuitMetrics, Circuits], exports: [Circuits] })
export class CircuitModule {}
