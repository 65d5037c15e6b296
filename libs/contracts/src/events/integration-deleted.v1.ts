import { IsUUID } from 'class-validator';
import { defineEvent } from '../define';

export class IntegrationDeleted {
  @IsUUID() integration_id: string;
}

export const integrationDeleted = defineEvent({
  type: 'integration_deleted',
  producer: 'integrations',
  aggregate: 'integration',
  verb: 'deleted',
  summary: 'An integration was deleted. Its signals are withdrawn.',
  data: IntegrationDeleted,
});
