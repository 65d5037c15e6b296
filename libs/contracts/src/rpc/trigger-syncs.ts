import { ArrayMaxSize, IsArray, IsInt, IsUUID, Matches, Min } from 'class-validator';
import { defineRpc } from '../define';

export class TriggerSyncsRequest {
  @IsUUID() tenant_id: string;
  @IsArray() @ArrayMaxSize(1_000) @IsUUID(undefined, { each: true }) integration_ids: string[];
  @Matches(/^[A-Z][A-Z0-9_]{1,99}$/) capability_code: string;
}

export class TriggeredSyncs {
  /** How many schedules run soon. Others run at times of their own, or there are none. */
  @IsInt() @Min(0) schedules: number;
}

export const triggerSyncs = defineRpc({
  service: 'gateway-executor',
  family: 'execution',
  verb: 'trigger_syncs',
  summary: 'Says that a provider told of changed data, so that schedules of kind `webhook` run soon.',
  request: TriggerSyncsRequest,
  response: TriggeredSyncs,
  repeatable: true,
});
