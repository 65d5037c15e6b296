import { Module } from '@nestjs/common';
import { OAuthModule } from '../../oauth/oauth.module';
import { StateModule } from '../../state/state.module';
import { DriveChangesController } from './changes.controller';
import { DriveFiles } from './drive-files';
import { DriveController } from './drive.controller';
import { GoogleAccess } from './google-access';
import { GoogleController } from './google.controller';

@Module({
  imports: [OAuthModule, StateModule],
  controllers: [DriveChangesController, DriveController, GoogleController],
  providers: [DriveFiles, GoogleAccess],
})
export class GoogleModule {}
