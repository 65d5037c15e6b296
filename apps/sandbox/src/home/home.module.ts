import { Module } from '@nestjs/common';
import { PagesModule } from '../pages/pages.module';
import { StateModule } from '../state/state.module';
import { SwitchesModule } from '../switches/switches.module';
import { TrafficModule } from '../traffic/traffic.module';
import { HomeController } from './home.controller';

@Module({ imports: [PagesModule, StateModule, SwitchesModule, TrafficModule], controllers: [HomeController] })
export class HomeModule {}
