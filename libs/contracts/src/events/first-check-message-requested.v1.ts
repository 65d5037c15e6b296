import { IsEmail, IsIn, IsISO8601, IsOptional, IsString, IsUrl, IsUUID, Length } from 'class-validator';
import { type Cause, causes } from '../cause';
import { defineEvent } from '../define';
import { Nested } from '../nested';

/** The user who added the integration. */
export class AddedBy {
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  @IsEmail() email: string;
}

/** Why the first check failed, and what helps. */
export class FirstCheckFailure {
  @IsIn(causes) cause: Cause;
  @IsString() @Length(1, 1_000) reason: string;
  /** What to do, step by step. */
  @IsString({ each: true }) @Length(1, 1_000, { each: true }) steps: string[];
}

export class FirstCheckMessageRequested {
  @IsUUID() integration_id: string;
  @IsString() @Length(1, 10_000) integration_name: string;
  @IsString() @Length(1, 200) provider_name: string;
  @IsISO8601() checked_at: string;
  /** Absent if the integration works. */
  @IsOptional() @Nested(() => FirstCheckFailure) failure?: FirstCheckFailure;
  /** What does not work although the credentials do: permissions are missing. */
  @IsOptional() @Nested(() => FirstCheckFailure) partly?: FirstCheckFailure;
  @Nested(() => AddedBy) added_by: AddedBy;
  /** The page of the integration. */
  @IsUrl({ require_tld: false }) url: string;
}

export const firstCheckMessageRequested = defineEvent({
  type: 'first_check_message_requested',
  producer: 'integrations',
  aggregate: 'first_check',
  verb: 'message_requested',
  summary:
    'The user who added an integration is to be told what its first check found. Published once for each integration.',
  data: FirstCheckMessageRequested,
});
