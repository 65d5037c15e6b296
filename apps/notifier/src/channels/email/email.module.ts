import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../../deliveries/deliveries.module';
import { ContactsModule } from '../../contacts/contacts.module';
import { NextContactsModule } from '../../next-contacts/next-contacts.module';
import { configOf } from '../channel-config';
import { ComposeEmail } from './compose-email';
import { EmailChannel } from './email-channel';
import { EmailPerson } from './email-person';
import { EmailConfig } from './email.config';
import { Smtp } from './smtp';
import { Templates } from './templates';
import { TestByEmail } from './test-by-email';

@Module({
  imports: [ContactsModule, DeliveriesModule, NextContactsModule],
  providers: [configOf(EmailConfig), ComposeEmail, EmailChannel, EmailPerson, Smtp, Templates, TestByEmail],
  exports: [EmailConfig, Smtp, Templates],
})
export class EmailModule {}
