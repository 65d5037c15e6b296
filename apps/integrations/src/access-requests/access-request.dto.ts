import { type AccessAction, accessActions } from '@linesman/contracts';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';

export class AccessRequestBody {
  @IsIn(accessActions) action: AccessAction;
  /** The connection code. */
  @Matches(/^[a-z0-9_]{1,100}$/) provider: string;
  /** Required to reconnect, and with `capability_code`. */
  @IsOptional() @IsUUID() integration_id?: string;
  /** With `grant_permission`: the right to execute this capability, in place of the right to configure. */
  @IsOptional()
  @Matches(/^[A-Z][A-Z0-9_]{1,99}$/, { message: 'capability_code must be a code of the catalog' })
  capability_code?: string;
}

export interface AccessRequestView {
  request_id: string;
  action: AccessAction;
  provider: string;
  integration_id: string | null;
  capability_code: string | null;
  requested_at: Date;
  /** To how many admins an email goes. */
  admins: number;
  /** The caller asked for the same within the last day, and nobody is asked again. */
  repeated: boolean;
}
