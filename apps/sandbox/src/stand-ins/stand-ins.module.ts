import { Module } from '@nestjs/common';
import { everyProvider, forgePushes } from '../switches/common-kinds';
import { Switches } from '../switches/switches';
import { SwitchesModule } from '../switches/switches.module';
import { AccountsController } from './accounts.controller';
import { StandIns } from './find-stand-ins';

@Module({ imports: [SwitchesModule], controllers: [AccountsController] })
export class StandInsModule {
  constructor(standIns: StandIns, switches: Switches) {
    for (const { code, name, about, push, switches: own } of standIns.all) {
      const kinds = [...everyProvider, ...(push ? [forgePushes] : []), ...own];
      switches.register({ code, name, about, kinds });
    }
  }
}
