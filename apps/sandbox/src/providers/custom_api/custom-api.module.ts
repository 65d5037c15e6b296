import { Module } from '@nestjs/common';
import { StateModule } from '../../state/state.module';
import { SwitchesModule } from '../../switches/switches.module';
import { CustomApiController } from './custom-api.controller';
import { Orders } from './orders';

@Module({ imports: [StateModule, SwitchesModule], controllers: [CustomApiController], providers: [Orders] })
export class CustomApiModule {}
