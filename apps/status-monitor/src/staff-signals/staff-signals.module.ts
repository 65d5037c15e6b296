import { Module } from '@nestjs/common';
import { OutagesModule } from '../outages/outages.module';
import { ScheduleModule } from '../schedule/schedule.module';
import { KeepStaffSignals } from './keep-staff-signals.system';
import { ListStaffSignals } from './list-staff-signals.system';
import { StaffSignalsController } from './staff-signals.controller';
import { WatchOurselves } from './watch-ourselves';

/** Problems of Linesman itself, for staff. */
@Module({
  imports: [OutagesModule, ScheduleModule],
  controllers: [StaffSignalsController],
  providers: [KeepStaffSignals, ListStaffSignals, WatchOurselves],
})
export class StaffSignalsModule {}
