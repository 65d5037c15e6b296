import { Module } from '@nestjs/common';
import { OAuthModule } from '../../oauth/oauth.module';
import { RevokeController } from './revoke.controller';
import { SalesforceController } from './salesforce.controller';

@Module({ imports: [OAuthModule], controllers: [RevokeController, SalesforceController] })
export class SalesforceModule {}
