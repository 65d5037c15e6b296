import { IsString } from 'class-validator';
import { defineRpc } from '../define';
import { CapabilitySnapshot } from '../events/capability-changed.v1';
import { NestedList } from '../nested';

export class CapabilitiesRequest {
  @IsString() connection_code: string;
}

export class CapabilitiesAnswer {
  @NestedList(() => CapabilitySnapshot) capabilities: CapabilitySnapshot[];
}

export const capabilities = defineRpc({
  service: 'catalog',
  verb: 'capabilities',
  summary: 'The capabilities of a connection, in every version that was not removed.',
  request: CapabilitiesRequest,
  response: CapabilitiesAnswer,
  repeatable: true,
});
