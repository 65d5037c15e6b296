import { Module } from '@nestjs/common';
import { CheckReplays } from './check-replays.system';
import { ReplayController } from './replay.controller';
import { Replays } from './replays.system';

/** Plays the stored observations of an integration again. */
@Module({ controllers: [ReplayController], providers: [CheckReplays, Replays] })
export class ReplayModule {}
