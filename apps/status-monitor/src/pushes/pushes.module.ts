import { Module } from '@nestjs/common';
import { ObservationsModule } from '../observations/observations.module';
import { ProbesModule } from '../probes/probes.module';
import { OnPushReceived } from './on-push-received';

/** Acts on what providers tell about our access by their webhooks. */
@Module({ imports: [ObservationsModule, ProbesModule], controllers: [OnPushReceived] })
export class PushesModule {}
