import { IsBoolean, IsOptional, IsUUID } from 'class-validator';
import { defineRpc } from '../define';

export class CheckIdsRequest {
  @IsUUID('loose') tenant_id: string;
  @IsOptional() @IsUUID() customer_id?: string;
  @IsOptional() @IsUUID() integration_id?: string;
}

/** What was not asked for is not known. */
export class CheckedIds {
  @IsBoolean() knows_customer: boolean;
  @IsBoolean() knows_integration: boolean;
  /** Whose the integration is, where it belongs to a customer. */
  @IsOptional() @IsUUID() customer_of_integration?: string;
}

export const checkIds = defineRpc({
  service: 'integrations',
  verb: 'check_ids',
  summary: 'Whether a tenant has a customer and an integration with these ids, and whose the integration is.',
  request: CheckIdsRequest,
  response: CheckedIds,
  repeatable: true,
});
