import { Module } from '@nestjs/common';
import { OAuthModule } from '../../oauth/oauth.module';
import { DevTokenController } from './dev-token.controller';
import { IssueToken } from './issue-token';

@Module({
  imports: [OAuthModule],
  controllers: [DevTokenController],
  providers: [IssueToken],
  exports: [IssueToken],
})
export class IdpModule {}
