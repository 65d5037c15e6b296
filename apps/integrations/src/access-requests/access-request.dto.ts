import { type AccessAction, accessActions } from '@linesman/contracts';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';

export class AccessRequestBody {
  @IsIn(accessActions) action: AccessAction;
  /** The connection code. */
  @Matches(/^[a-z0-9_]{1,100}$/) provider: string;
  /** Required to reconnect. */
  @IsOptional() @IsUUID() integration_id?: string;
}

export interface AccessRequestView {
  request_id: string;
  action: AccessAction;
  provider: string;
  integration_id: string | null;
  requested_at: Date;
  /** To how many admins an email goes. */
  admins: number;
  /** The caller asked for the same within the last day, and nobody is asked again. */
  repeated: boolean;
}
