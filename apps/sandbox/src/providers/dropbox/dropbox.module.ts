import { Module } from '@nestjs/common';
import { OAuthModule } from '../../oauth/oauth.module';
import { DropboxController } from './dropbox.controller';

@Module({ imports: [OAuthModule], controllers: [DropboxController] })
export class DropboxModule {}
