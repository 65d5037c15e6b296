import { IsISO8601, IsString, IsUUID, Length } from 'class-validator';
import { defineEvent } from '../define';

export class WebhookTestRequested {
  /** The attempt is reported with this id. */
  @IsUUID() attempt_id: string;
  @IsUUID() integration_id: string;
  /** As the platform has reported it. */
  @IsString() @Length(1, 100) endpoint: string;
  /** The user who asked. */
  @IsString() @Length(1, 200) requested_by: string;
  @IsISO8601() requested_at: string;
}

export const webhookTestRequested = defineEvent({
  type: 'webhook_test_requested',
  producer: 'status-monitor',
  aggregate: 'webhook_test',
  verb: 'requested',
  summary: 'A user asked the platform to send a test webhook to an endpoint, and to report that attempt.',
  data: WebhookTestRequested,
});
