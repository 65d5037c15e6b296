import type { CustomerSnapshot, SupportTicket } from './contracts.generated';

/** The whole customer: a field that is absent is emptied. The time zone is UTC unless it says otherwise. */
export type CustomerData = Omit<CustomerSnapshot, 'customer_id' | 'version' | 'time_zone'> & { time_zone?: string };

/** One attempt to deliver a webhook of the platform to a customer's endpoint. */
export interface WebhookDelivery {
  integration_id: string;
  outcome: 'delivered' | 'refused';
  /** The status with which the customer's endpoint answered, if it answered. */
  http_status?: number;
  /** A sentence for people: why the webhook was not delivered. */
  message?: string;
  /** Now if absent. */
  attempted_at?: string;
}

/** A support ticket about an integration. It was opened now unless it says otherwise. */
export type TicketData = Omit<SupportTicket, 'opened_at'> & { opened_at?: string };
