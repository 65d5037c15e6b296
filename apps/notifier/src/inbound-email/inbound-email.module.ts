import { loadConfig } from '@linesman/service-kit';
import { Module } from '@nestjs/common';
import { ENVIRONMENT } from '../config';
import { ContactsModule } from '../contacts/contacts.module';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { NextContactsModule } from '../next-contacts/next-contacts.module';
import { FindDelivery } from './find-delivery.system';
import { InboundEmailConfig } from './inbound-email.config';
import { InboundEmailController } from './inbound-email.controller';
import { SignalEmailsController } from './signal-emails.controller';
import { TakeMessage } from './take-message';

const config = {
  provide: InboundEmailConfig,
  inject: [ENVIRONMENT],
  useFactory: (environment: NodeJS.ProcessEnv) => loadConfig(InboundEmailConfig, environment),
};

/** What arrives by email: replies of contacts, and reports of mail servers that an email came back or is unwelcome. */
@Module({
  imports: [ContactsModule, DeliveriesModule, NextContactsModule],
  controllers: [InboundEmailController, SignalEmailsController],
  providers: [config, FindDelivery, TakeMessage],
})
export class InboundEmailModule {}
