import { Module } from '@nestjs/common';
import { everyProvider, forgePushes, refuseApp } from '../switches/common-kinds';
import { Switches } from '../switches/switches';
import { SwitchesModule } from '../switches/switches.module';
import { AccountsController } from './accounts.controller';
import { StandIns } from './find-stand-ins';

@Module({ imports: [SwitchesModule], controllers: [AccountsController] })
export class StandInsModule {
  constructor(standIns: StandIns, switches: Switches) {
    for (const { code, name, about, access, push, switches: own } of standIns.all) {
      const ofKind = [...(push ? [forgePushes] : []), ...(access === 'oauth' ? [refuseApp] : [])];
      const kinds = [...everyProvider, ...ofKind, ...own];
      switches.register({ code, name, about, kinds });
    }
  }
}
