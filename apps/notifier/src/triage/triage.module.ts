import { Module } from '@nestjs/common';
import { SavedViews } from './saved-views';
import { SavedViewsController } from './saved-views.controller';
import { TriageController } from './triage.controller';

/** What is open, by cause, for those who decide what to do first. */
@Module({ controllers: [TriageController, SavedViewsController], providers: [SavedViews] })
export class TriageModule {}
