import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { NextContactsModule } from '../next-contacts/next-contacts.module';
import { TasksModule } from '../tasks/tasks.module';
import { AcceptOneClick } from './accept-one-click';
import { Contacts } from './contacts';
import { ContactsController } from './contacts.controller';
import { StopContact } from './stop-contact';
import { UnsubscribeController } from './unsubscribe.controller';
import { Unsubscribe } from './unsubscribe';

/** The technical contacts of customers: who gets no more emails and why, and the ways back. */
@Module({
  imports: [DeliveriesModule, NextContactsModule, TasksModule],
  controllers: [ContactsController, UnsubscribeController],
  providers: [AcceptOneClick, Contacts, StopContact, Unsubscribe],
  exports: [Contacts, StopContact],
})
export class ContactsModule {}
