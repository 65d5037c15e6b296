import { Module } from '@nestjs/common';
import { WorkflowModule } from '../workflow/workflow.module';
import { DecisionsController } from './decisions.controller';
import { ReadDecisions } from './read-decisions';

/** Answers why somebody was told, or not. */
@Module({ imports: [WorkflowModule], controllers: [DecisionsController], providers: [ReadDecisions] })
export class DecisionsModule {}
