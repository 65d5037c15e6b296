import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../../deliveries/deliveries.module';
import { TasksModule } from '../../tasks/tasks.module';
import { configOf } from '../channel-config';
import { ComposeEmail } from './compose-email';
import { Contacts } from './contacts';
import { EmailChannel } from './email-channel';
import { EmailConfig } from './email.config';
import { Smtp } from './smtp';
import { Templates } from './templates';
import { UnsubscribeController } from './unsubscribe.controller';

@Module({
  imports: [DeliveriesModule, TasksModule],
  controllers: [UnsubscribeController],
  providers: [configOf(EmailConfig), ComposeEmail, Contacts, EmailChannel, Smtp, Templates],
})
export class EmailModule {}
