import { Module } from '@nestjs/common';
import { StatusCacheModule } from '../status-cache/status-cache.module';
import { ChooseChannel } from './choose-channel';
import { PutSettings } from './put-settings';
import { SettingsController } from './settings.controller';
import { StoreSettings } from './store-settings';

@Module({
  imports: [StatusCacheModule],
  controllers: [SettingsController],
  providers: [ChooseChannel, PutSettings, StoreSettings],
  exports: [StoreSettings],
})
export class SettingsModule {}
