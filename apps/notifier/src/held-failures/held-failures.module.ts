import { Module } from '@nestjs/common';
import { StaffSignalsModule } from '../staff-signals/staff-signals.module';
import { TasksModule } from '../tasks/tasks.module';
import { HeldFailures } from './held-failures';
import { WatchFailures } from './watch-failures.system';

/** Holds the messages about many customers who fail at once, until staff have looked at it. */
@Module({
  imports: [StaffSignalsModule, TasksModule],
  providers: [HeldFailures, WatchFailures],
  exports: [HeldFailures],
})
export class HeldFailuresModule {}
