import { IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { defineRpc } from '../define';

export class FindSlackChannelRequest {
  @IsUUID('loose') tenant_id: string;
  /** The integration of the workspace. */
  @IsUUID() integration_id: string;
  /** An id, or a name such as #customer-alerts. */
  @IsString() @Length(2, 100) channel: string;
}

export class FoundSlackChannel {
  @IsOptional() @IsString() channel_id?: string;
  /** Without the #. */
  @IsOptional() @IsString() name?: string;
  /** Why alerts cannot be posted there, to the person who chose it. */
  @IsOptional() @IsString() refusal?: string;
}

export const findSlackChannel = defineRpc({
  service: 'notifier',
  verb: 'find_slack_channel',
  summary: 'Whether alerts can be posted in a Slack channel. A public one is joined.',
  request: FindSlackChannelRequest,
  response: FoundSlackChannel,
  repeatable: true,
});
