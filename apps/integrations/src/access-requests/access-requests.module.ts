import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module';
import { ProvidersModule } from '../providers/providers.module';
import { AccessRequestsController } from './access-requests.controller';
import { AskAdmins } from './ask-admins';

@Module({ imports: [PeopleModule, ProvidersModule], controllers: [AccessRequestsController], providers: [AskAdmins] })
export class AccessRequestsModule {}
