import { Module } from '@nestjs/common';
import { MailModule } from '../../mail/mail.module';
import { OAuthModule } from '../../oauth/oauth.module';
import { StateModule } from '../../state/state.module';
import { Invoicing } from './invoicing';
import { XeroAccess } from './xero-access';
import { XeroBooks } from './xero-books';
import { XeroController } from './xero.controller';

@Module({
  imports: [MailModule, OAuthModule, StateModule],
  controllers: [XeroController],
  providers: [Invoicing, XeroAccess, XeroBooks],
})
export class XeroModule {}
