import { Nested } from '@linesman/contracts';
import { IsMoment, PageQuery } from '@linesman/service-kit';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import type { Silence, WeeklyTime } from './silence';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const CODE = /^[a-z0-9_]{1,100}$/;

export class WeeklyTimeBody implements WeeklyTime {
  /** 1 is Monday. */
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(7, { each: true })
  days: number[];
  /** `22:00` */
  @Matches(TIME) from: string;
  /** One that is not after `from` is on the next day. */
  @Matches(TIME) until: string;
  /** For example Europe/Paris. */
  @IsTimeZone() time_zone: string;
}

/** What a silence is about: all that are named together. Where none is named, everything of the workspace. */
export class ScopeQuery {
  @IsOptional() @IsString() @Matches(CODE) connection_code?: string;
  @IsOptional() @IsUUID() customer_id?: string;
  @IsOptional() @IsUUID() integration_id?: string;
}

export class SilenceBody extends ScopeQuery {
  /** At once if absent. */
  @IsOptional() @IsMoment() starts_at?: Date;
  /** At most 30 days after it starts, or 366 days where it is silent at some times of the week only. */
  @IsMoment() ends_at: Date;
  /** The times of the week in which it is silent. If absent, it is silent all the time. */
  @IsOptional() @Nested(() => WeeklyTimeBody) weekly?: WeeklyTimeBody;
  /** Shown to everybody who asks why nobody is told. */
  @IsString() @Length(1, 200) reason: string;
}

export class StaffSilenceBody {
  /** It is about every workspace's integrations of this provider. */
  @IsString() @Matches(CODE) connection_code: string;
  @IsOptional() @IsMoment() starts_at?: Date;
  /** At most 30 days after it starts, or 366 days where it is silent at some times of the week only. */
  @IsMoment() ends_at: Date;
  @IsOptional() @Nested(() => WeeklyTimeBody) weekly?: WeeklyTimeBody;
  /** Shown to every workspace that has an integration of the provider. */
  @IsString() @Length(1, 200) reason: string;
}

export class SilenceChange {
  @IsMoment() ends_at: Date;
}

export class SilencesQuery extends PageQuery {
  /** `open`: those that have not ended. */
  @IsIn(['open', 'ended']) state: 'open' | 'ended' = 'open';
}

export interface SilenceView extends Pick<
  Silence,
  | 'silence_id'
  | 'connection_code'
  | 'customer_id'
  | 'integration_id'
  | 'starts_at'
  | 'ends_at'
  | 'weekly'
  | 'reason'
  | 'made_by'
  | 'ended_by'
  | 'created_at'
> {
  /** Our staff made it, about every workspace. */
  everywhere: boolean;
  /** `waiting`: it has not begun, or is between two of its times of the week. */
  state: 'silent' | 'waiting' | 'ended';
  /** While it is silent: when that ends. */
  silent_until: Date | null;
}

/** Open risk signals that a silence covers. People who were notified of them before still get their messages. */
export interface SilencePreview {
  signals: number;
  customers: number;
  integrations: number;
  /** The names of up to five of these integrations. */
  examples: string[];
}
