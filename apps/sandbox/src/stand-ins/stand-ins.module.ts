import { Module } from '@nestjs/common';
import { everyProvider } from '../switches/common-kinds';
import { Switches } from '../switches/switches';
import { SwitchesModule } from '../switches/switches.module';
import { AccountsController } from './accounts.controller';
import { StandIns } from './find-stand-ins';

@Module({ imports: [SwitchesModule], controllers: [AccountsController] })
export class StandInsModule {
  constructor(standIns: StandIns, switches: Switches) {
    for (const { code, name, about, switches: own } of standIns.all) {
      switches.register({ code, name, about, kinds: [...everyProvider, ...own] });
    }
  }
}
