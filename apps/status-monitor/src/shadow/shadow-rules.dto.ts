import { NestedList, type Severity, SeverityRow } from '@linesman/contracts';
import { IsMoment, PageQuery } from '@linesman/service-kit';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
} from 'class-validator';
import { MOST_CALLS } from '../replay/matters';
import { type ShadowOutcome, shadowOutcomes } from './compare-signals';

export class NewShadowRules {
  /** The same name again is the next version. */
  @IsString() @Length(1, 100) name: string;
  /** One tenant; all if absent. */
  @IsOptional() @IsUUID('loose') tenant_id?: string;
  /** The observations from here on are played, at most 31 days ago. */
  @IsMoment() starts_at: Date;
  /** At most 30 days later. In the future, the rules are evaluated every hour until then. */
  @IsMoment() ends_at: Date;
  /** A part fails after so many failures of its last `of` calls. */
  @IsInt() @Min(1) @Max(MOST_CALLS) failures: number;
  @IsInt() @Min(1) @Max(MOST_CALLS) of: number;
  /** It works again after so many successes in a row. */
  @IsInt() @Min(1) @Max(MOST_CALLS) successes_to_close: number;
  /** An endpoint fails after so many refusals over so many seconds. */
  @IsInt() @Min(1) @Max(100) refusals: number;
  @IsInt() @Min(0) @Max(86_400) refused_seconds: number;
  /** Another table of severities. Its rows must cover every integration; that of each tenant if absent. */
  @IsOptional() @NestedList(() => SeverityRow) @ArrayMinSize(1) @ArrayMaxSize(20) severities?: SeverityRow[];
}

export interface ShadowRulesView extends Omit<NewShadowRules, 'tenant_id' | 'severities'> {
  rules_id: string;
  version: number;
  tenant_id: string | null;
  severities: SeverityRow[] | null;
  created_by: string;
  created_at: Date;
  /** Up to when the observations were played. Null before the first evaluation has ended. */
  evaluated_to: Date | null;
  /** From 0 to 1 while they are being evaluated. */
  progress: number | null;
  /** Integrations that could not be evaluated. */
  failed: number;
  /** How many signals, by what the rules would have done with them; `rated` are those of another severity. */
  signals: Record<ShadowOutcome | 'rated', number>;
}

export const shownOutcomes = [...shadowOutcomes, 'rated'].filter((one) => one !== 'same') as Exclude<
  ShadowOutcome | 'rated',
  'same'
>[];

export class ShadowSignalsQuery extends PageQuery {
  @IsOptional() @IsIn(shownOutcomes) outcome?: (typeof shownOutcomes)[number];
}

/** One person, with a masked address. */
export interface ShadowTold {
  audience: string;
  channel: string;
  recipient: string;
  /** Why this person would not have been told. */
  reason?: string;
}

/**
 * A signal that the rules would have treated otherwise. `told` is whom they would have told; of `not_opened`, whom the live
 * rules would. It is null where that was not asked: it is asked of the first 50 of these signals of each integration.
 */
export interface ShadowSignalView {
  shadow_signal_id: string;
  tenant_id: string;
  integration_id: string;
  connection_code: string;
  outcome: (typeof shownOutcomes)[number];
  cause: string | null;
  live_opened_at: Date | null;
  live_closed_at: Date | null;
  live_severity: Severity | null;
  shadow_opened_at: Date | null;
  shadow_closed_at: Date | null;
  shadow_severity: Severity | null;
  /** Empty: nobody. Null: not asked. */
  told: ShadowTold[] | null;
}
