import { Module } from '@nestjs/common';
import { ProvidersModule } from '../providers/providers.module';
import { FindAccounts } from './find-accounts.system';
import { ReadWebhook } from './read-webhook';
import { RecordPush } from './record-push';
import { TellChanges } from './tell-changes';
import { TellVisits } from './tell-visits';
import { WebhooksController } from './webhooks.controller';

/** What providers tell about our access by their webhooks. */
@Module({
  imports: [ProvidersModule],
  controllers: [WebhooksController],
  providers: [FindAccounts, ReadWebhook, RecordPush, TellChanges, TellVisits],
})
export class PushesModule {}
