import { events } from '@linesman/contracts';
import { IsMoment, PageQuery } from '@linesman/service-kit';
import {
  ArrayMinSize,
  ArrayUnique,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { EndpointView } from './event-endpoint';

const knownTypes = [...new Set(events.map(({ type }) => type))].sort();

export class EndpointBody {
  /** Where events are sent with POST. Starts with https://, and leads to a public address. */
  @IsString() @Length(8, 2_000) url: string;
  /** The types of events that it gets. */
  @ArrayMinSize(1) @ArrayUnique() @IsIn(knownTypes, { each: true }) types: string[];
  /** Who gets an email when it is disabled because it fails. */
  @IsEmail() contact_email: string;
  @IsOptional() @IsString() @MaxLength(200) description?: string;
}

export class EndpointChange {
  @IsOptional() @IsString() @Length(8, 2_000) url?: string;
  @IsOptional() @ArrayMinSize(1) @ArrayUnique() @IsIn(knownTypes, { each: true }) types?: string[];
  @IsOptional() @IsEmail() contact_email?: string;
  @IsOptional() @IsString() @MaxLength(200) description?: string;
  /** An endpoint that is enabled again gets what happened meanwhile, of the last seven days. */
  @IsOptional() @IsIn(['enabled', 'disabled']) state?: 'enabled' | 'disabled';
}

export class RotateBody {
  /** For so many hours events are signed with the old secret too; 0 if it is known to others. */
  @IsOptional() @IsInt() @Min(0) @Max(168) keep_old_hours?: number;
}

export class SendAgainBody {
  /** Every event since then is sent, also what was delivered. Events are kept for seven days. */
  @IsMoment() since: Date;
}

export const deliveryStates = ['pending', 'delivered', 'failed', 'deleted'] as const;

export class EventDeliveryQuery extends PageQuery {
  @IsOptional() @IsIn(deliveryStates) state?: (typeof deliveryStates)[number];
}

export interface EndpointWithSecret extends EndpointView {
  /** `whsec_…`, for a library of Standard Webhooks. */
  secret: string;
}

export interface EndpointSecret {
  secret: string;
  /** Until then events are signed with the secret before too. */
  old_secret_until: Date | null;
}

export interface EventDeliveryView {
  delivery_id: string;
  /** The header `webhook-id`. */
  event_id: string;
  /** `endpoint_test` is a test that somebody asked for. */
  type: string;
  /** `failed`: ten attempts within three days; `deleted`: the event was deleted before it could be sent. */
  state: (typeof deliveryStates)[number];
  /** Null when there is none. */
  next_attempt_at: Date | null;
  /** The last 20, the oldest first. */
  attempts: { at: Date; status: number | null; error: string | null; took_ms: number }[];
  created_at: Date;
}
