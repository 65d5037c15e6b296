import { IsBoolean, IsISO8601, IsString, IsUUID, Length } from 'class-validator';
import { defineRpc } from '../define';

export class OpenSlackHomeRequest {
  @IsUUID('loose') tenant_id: string;
  /** The integration of the workspace. */
  @IsUUID() integration_id: string;
  /** Slack's id of the person. */
  @IsString() @Length(1, 200) user_id: string;
  /** By Slack's clock. The same time again is the same opening. */
  @IsISO8601() opened_at: string;
}

export class OpenedSlackHome {
  /** Not where this opening was told before, or the tenant's messages come from another workspace. */
  @IsBoolean() is_new: boolean;
}

export const openSlackHome = defineRpc({
  service: 'notifier',
  verb: 'open_slack_home',
  summary: 'Somebody opened the tab of Linesman in Slack, which shows what they handle.',
  request: OpenSlackHomeRequest,
  response: OpenedSlackHome,
  repeatable: true,
});
