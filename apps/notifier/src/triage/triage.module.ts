import { Module } from '@nestjs/common';
import { TriageController } from './triage.controller';

/** What is open, by cause, for those who decide what to do first. */
@Module({ controllers: [TriageController] })
export class TriageModule {}
