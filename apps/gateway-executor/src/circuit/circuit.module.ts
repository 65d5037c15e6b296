import { Module } from '@nestjs/common';
import { CircuitMetrics } from './circuit-metrics';
import { Circuits } from './circuits';
import { StoredCircuits } from './stored-circuits';

@Module({ providers: [CircuitMetrics, Circuits, StoredCircuits], exports: [Circuits] })
export class CircuitModule {}
