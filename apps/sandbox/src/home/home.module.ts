import { Module } from '@nestjs/common';
import { PagesModule } from '../pages/pages.module';
import { StateModule } from '../state/state.module';
import { TrafficModule } from '../traffic/traffic.module';
import { HomeController } from './home.controller';

@Module({ imports: [PagesModule, StateModule, TrafficModule], controllers: [HomeController] })
export class HomeModule {}
