import { Module } from '@nestjs/common';
import { Changes } from './changes';
import { LiveController } from './live.controller';

@Module({ controllers: [LiveController], providers: [Changes] })
export class LiveModule {}
