import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { TasksModule } from '../tasks/tasks.module';
import { AcceptOneClick } from './accept-one-click';
import { Contacts } from './contacts';
import { ContactsController } from './contacts.controller';
import { UnsubscribeController } from './unsubscribe.controller';
import { Unsubscribe } from './unsubscribe';

/** The technical contacts of customers: who gets no more emails and why, and the ways back. */
@Module({
  imports: [DeliveriesModule, TasksModule],
  controllers: [ContactsController, UnsubscribeController],
  providers: [AcceptOneClick, Contacts, Unsubscribe],
  exports: [Contacts],
})
export class ContactsModule {}
