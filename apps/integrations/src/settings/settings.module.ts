import { Module } from '@nestjs/common';
import { StatusCacheModule } from '../status-cache/status-cache.module';
import { PutSettings } from './put-settings';
import { SettingsController } from './settings.controller';

@Module({ imports: [StatusCacheModule], controllers: [SettingsController], providers: [PutSettings] })
export class SettingsModule {}
