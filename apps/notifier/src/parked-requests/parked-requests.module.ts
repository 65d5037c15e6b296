import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { OnParkedRequestsChanged } from './on-parked-requests-changed';

/** Requests that wait for an integration, in the messages about its signals. */
@Module({ imports: [DeliveriesModule], controllers: [OnParkedRequestsChanged] })
export class ParkedRequestsModule {}
