import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { type Cause, causes } from '../cause';
import { defineEvent } from '../define';
import { Describes } from '../describes';
import { NestedList } from '../nested';
import { type ObservationSource, observationSources } from '../observation';

/** A capability that will be refused, because the provider did not grant what it needs. */
export class LackedScope {
  @IsString() @Length(1, 100) part: string;
  @IsString() @Length(1, 200) missing_scope: string;
}

export class IntegrationFirstChecked {
  @IsUUID() integration_id: string;
  @IsOptional() @IsUUID() customer_id?: string;
  /** The connection code. */
  @IsString() @Length(1, 100) integration_type: string;
  @IsString() @Length(1, 10_000) integration_name: string;
  @IsIn(['success', 'failure']) outcome: 'success' | 'failure';
  /** Set when the outcome is a failure. */
  @IsOptional() @IsIn(causes) cause?: Cause;
  /** What is known by then to be missing although the credentials work. Absent if nothing is. */
  @IsOptional() @NestedList(() => LackedScope) lacking?: LackedScope[];
  /** What checked it: nearly always a probe, right after it was connected. */
  @Describes(observationSources) checked_by: ObservationSource | (string & {});
  /** When the call began. */
  @IsISO8601() checked_at: string;
}

export const integrationFirstChecked = defineEvent({
  type: 'integration_first_checked',
  producer: 'status-monitor',
  aggregate: 'first_check',
  verb: 'recorded',
  summary: 'A new integration was checked for the first time. Published once for each integration.',
  data: IntegrationFirstChecked,
});
