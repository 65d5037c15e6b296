import { Module } from '@nestjs/common';
import { EmailModule } from '../channels/email/email.module';
import { OnAccessRequested } from './on-access-requested';
import { SendRequests } from './send-requests.system';

/** Emails the admins of a tenant what a user asks them for. */
@Module({ imports: [EmailModule], controllers: [OnAccessRequested], providers: [SendRequests] })
export class AccessRequestsModule {}
