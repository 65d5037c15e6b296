import { IsEmail, IsIn, IsOptional, IsString, IsUrl, IsUUID, Length, Matches } from 'class-validator';
import { defineEvent } from '../define';
import { Nested, NestedList } from '../nested';

export const accessActions = ['connect', 'reconnect', 'grant_permission'] as const;
export type AccessAction = (typeof accessActions)[number];

/** The user who lacks the right to act. */
export class AccessRequester {
  @IsString() @Length(1, 200) subject: string;
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  @IsOptional() @IsEmail() email?: string;
}

/** One address that the request is sent to. */
export class AskedAdmin {
  @IsOptional() @IsString() @Length(1, 200) name?: string;
  @IsEmail() email: string;
}

export class AccessRequested {
  @IsUUID() request_id: string;
  /** What the user cannot do alone. */
  @IsIn(accessActions) action: AccessAction;
  /** The connection code. */
  @IsString() @Length(1, 100) provider: string;
  @IsString() @Length(1, 200) provider_name: string;
  /** Absent if there is no integration yet. */
  @IsOptional() @IsUUID() integration_id?: string;
  /** With `grant_permission`: the capability that the user wants to execute. If absent, the user wants to configure. */
  @IsOptional() @Matches(/^[A-Z][A-Z0-9_]{1,99}$/) capability_code?: string;
  @Nested(() => AccessRequester) requested_by: AccessRequester;
  /** The page where an admin does it. */
  @IsUrl({ require_tld: false }) url: string;
  /** Each gets one message. */
  @NestedList(() => AskedAdmin) admins: AskedAdmin[];
}

export const accessRequested = defineEvent({
  type: 'access_requested',
  producer: 'integrations',
  aggregate: 'access',
  verb: 'requested',
  summary: 'A user asked the admins of the tenant to connect, reconnect or permit something.',
  data: AccessRequested,
});
