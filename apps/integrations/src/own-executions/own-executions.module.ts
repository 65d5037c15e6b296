import { Module } from '@nestjs/common';
import { ProfilesModule } from '../profiles/profiles.module';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module';
import { OnExecutionEnded } from './on-execution-ended';

@Module({ imports: [ProfilesModule, SubscriptionsModule], controllers: [OnExecutionEnded] })
export class OwnExecutionsModule {}
