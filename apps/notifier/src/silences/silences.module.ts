import { Module } from '@nestjs/common';
import { FollowSilences } from './follow-silences.system';
import { Silences } from './silences';
import { SilencesController } from './silences.controller';
import { SilencesEverywhere } from './silences-everywhere';
import { StaffSilencesController } from './staff-silences.controller';

/** Times in which nobody is notified of signals that open. */
@Module({
  controllers: [SilencesController, StaffSilencesController],
  providers: [FollowSilences, Silences, SilencesEverywhere],
  exports: [SilencesEverywhere],
})
export class SilencesModule {}
