import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { Heartbeat } from './heartbeat';

/** Tells a service outside of Linesman that this process works. */
@Module({ imports: [DeliveriesModule], providers: [Heartbeat] })
export class HeartbeatModule {}
