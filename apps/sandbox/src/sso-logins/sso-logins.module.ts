import { Module } from '@nestjs/common';
import { WebhooksModule } from '../webhooks/webhooks.module';
import { SsoLoginsController } from './sso-logins.controller';

@Module({ imports: [WebhooksModule], controllers: [SsoLoginsController] })
export class SsoLoginsModule {}
