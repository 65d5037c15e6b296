import {
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { defineRpc } from '../define';

/** An id, or a URL without what may hold a secret: without user, query and fragment. */
export const WEBHOOK_ENDPOINT = /^(?!\w+:\/\/[^/]*@)[^\s?#]{1,100}$/;
export const notAnEndpoint = { message: 'endpoint must be an id, or a URL without user, query and fragment' };

/**
 * `delivered`, `refused`: the platform sent a webhook to the endpoint of a customer. `received`: the provider sent one to
 * an endpoint of the platform. `removed`: the endpoint is no longer in use, which ends what was wrong with it.
 */
export const webhookOutcomes = ['delivered', 'refused', 'received', 'removed'] as const;
export type WebhookOutcome = (typeof webhookOutcomes)[number];

/** What is said of one attempt to deliver a webhook. */
export class DeliveryReport {
  @IsUUID() integration_id: string;
  @IsIn(webhookOutcomes) outcome: WebhookOutcome;
  /** The status with which the endpoint answered, if it answered. */
  @IsOptional() @IsInt() @Min(100) @Max(599) http_status?: number;
  /** A sentence for people: why the webhook was not delivered. */
  @IsOptional() @IsString() @Length(0, 1000) message?: string;
  /** At most seven days ago. */
  @IsISO8601() attempted_at: string;
}

export class ReportWebhookDeliveryRequest extends DeliveryReport {
  @IsUUID() tenant_id: string;
  /** The sender's id of the attempt: a report that is repeated counts once. */
  @IsString() @Length(1, 200) attempt_id: string;
  /** The endpoint's id or URL. Pages and messages show it, and each endpoint is judged by itself. */
  @Matches(WEBHOOK_ENDPOINT, notAnEndpoint) endpoint: string;
}

export class TakenReport {
  /** Whether the attempt had been reported already, so that nothing was done. */
  @IsBoolean() known: boolean;
}

export const reportWebhookDelivery = defineRpc({
  service: 'status-monitor',
  verb: 'report_webhook_delivery',
  summary: 'Reports one attempt to deliver a webhook.',
  request: ReportWebhookDeliveryRequest,
  response: TakenReport,
  repeatable: true,
});
