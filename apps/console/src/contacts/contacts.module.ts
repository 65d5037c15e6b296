import { Module } from '@nestjs/common';
import { LoadStoppedContact } from './load-stopped-contact';
import { SendAgainController } from './send-again.controller';

@Module({ controllers: [SendAgainController], providers: [LoadStoppedContact], exports: [LoadStoppedContact] })
export class ContactsModule {}
