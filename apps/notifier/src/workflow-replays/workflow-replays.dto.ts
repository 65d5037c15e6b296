import { PageQuery } from '@linesman/service-kit';
import { IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { WorkflowName } from '../workflow-documents/workflow-documents.dto';
import { personChanges } from './replay';

const MOST_DAYS = 90;

export class ReplayInPath extends WorkflowName {
  @IsUUID() replay_id: string;
}

export class NewReplay {
  /** A version that was published before, or that of Linesman's document. Without it the draft is played. */
  @IsOptional() @Matches(/^[\w.-]{1,50}$/) document_version?: string;
  /** The signals of so many days are played. */
  @IsInt() @Min(1) @Max(MOST_DAYS) days: number = MOST_DAYS;
}

export class ReplayPeopleQuery extends PageQuery {
  /** Whether they would be told more often, less often, or as often as now. */
  @IsOptional() @IsIn(personChanges) change?: (typeof personChanges)[number];
}

export class ReplaySignalsQuery extends PageQuery {
  /** Only signals of which this person would get more or fewer messages. */
  @IsOptional() @IsUUID('loose') person_id?: string;
}
