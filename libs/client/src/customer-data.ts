import type { CustomerSnapshot, SsoLogin, SupportTicket } from './contracts.generated';

/** The whole customer: a field that is absent is emptied. The time zone is UTC unless it says otherwise. */
export type CustomerData = Omit<CustomerSnapshot, 'customer_id' | 'version' | 'time_zone'> & { time_zone?: string };

/** One attempt of a person to sign in through single sign-on. It happened now where it names no time. */
export type SsoLoginReport = Omit<SsoLogin, 'attempted_at'> & { attempted_at?: string };

/** One attempt to deliver a webhook. */
export interface WebhookDelivery {
  integration_id: string;
  /** Your id of the attempt: a report that is repeated counts once. */
  attempt_id: string;
  /** The endpoint's id, or its URL without user, query and fragment. People see it. */
  endpoint: string;
  /**
   * `delivered`, `refused`: you sent a webhook to the endpoint of a customer. `received`: the provider sent one to an
   * endpoint of yours. `removed`: the endpoint is no longer in use, which ends what was wrong with it.
   */
  outcome: 'delivered' | 'refused' | 'received' | 'removed';
  /** The status with which the endpoint answered, if it answered. */
  http_status?: number;
  /** A sentence for people: why the webhook was not delivered. */
  message?: string;
  /** Now if absent. */
  attempted_at?: string;
}

/** A support ticket about an integration. It was opened now unless it says otherwise. */
export type TicketData = Omit<SupportTicket, 'opened_at'> & { opened_at?: string };
