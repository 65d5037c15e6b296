import { Module } from '@nestjs/common';
import { StateModule } from '../state/state.module';
import { SwitchesModule } from '../switches/switches.module';
import { CallLog } from './call-log';
import { CallsController } from './calls.controller';
import { Traffic } from './traffic';

@Module({
  imports: [StateModule, SwitchesModule],
  controllers: [CallsController],
  providers: [CallLog, Traffic],
  exports: [CallLog, Traffic],
})
export class TrafficModule {}
