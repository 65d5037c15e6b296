import { Module } from '@nestjs/common';
import { MailModule } from '../../mail/mail.module';
import { OAuthModule } from '../../oauth/oauth.module';
import { StateModule } from '../../state/state.module';
import { Invoicing } from './invoicing';
import { Repeating } from './repeating';
import { XeroAccess } from './xero-access';
import { XeroBooks } from './xero-books';
import { XeroController } from './xero.controller';

@Module({
  imports: [MailModule, OAuthModule, StateModule],
  controllers: [XeroController],
  providers: [Invoicing, Repeating, XeroAccess, XeroBooks],
})
export class XeroModule {}
