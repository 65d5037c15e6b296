import { Module } from '@nestjs/common';
import { StateModule } from '../state/state.module';
import { Assets } from './assets';
import { LiveController } from './live.controller';
import { PageRenderer } from './page-renderer';

@Module({
  imports: [StateModule],
  controllers: [LiveController],
  providers: [Assets, PageRenderer],
  exports: [Assets, PageRenderer],
})
export class PagesModule {}
