import { Module } from '@nestjs/common';
import { StateModule } from '../state/state.module';
import { Switches } from './switches';
import { SwitchesController } from './switches.controller';

@Module({ imports: [StateModule], controllers: [SwitchesController], providers: [Switches], exports: [Switches] })
export class SwitchesModule {}
