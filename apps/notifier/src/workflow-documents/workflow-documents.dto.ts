import { IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import type { Mistake } from '../workflow/mistakes';

const MOST_CHARACTERS = 50_000;

export class WorkflowName {
  @Matches(/^[a-z0-9_]{1,100}$/) workflow: string;
}

export class WorkflowVersionName extends WorkflowName {
  @Matches(/^[\w.-]{1,50}$/) document_version: string;
}

export class SourceBody {
  /** The document, in YAML. */
  @IsString() @Length(1, MOST_CHARACTERS) source: string;
}

export class RollBackBody {
  /** One that was published before. Without it Linesman's own document is in force again. */
  @IsOptional() @Matches(/^[\w.-]{1,50}$/) document_version?: string;
}

export class PreviewBody extends SourceBody {
  /** The signal to preview. Without it the last ones are that the document is about. */
  @IsOptional() @IsUUID() signal_id?: string;
  /** How many signals at most. */
  @IsInt() @Min(1) @Max(20) last: number = 5;
}

export interface ValidationView {
  /** Empty where the document can be published. */
  mistakes: readonly Mistake[];
}
