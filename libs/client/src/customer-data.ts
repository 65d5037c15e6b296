import type { CustomerSnapshot, SsoLogin } from './contracts.generated';

/** The whole customer: a field that is absent is emptied. The time zone is UTC unless it says otherwise. */
export type CustomerData = Omit<CustomerSnapshot, 'customer_id' | 'version' | 'time_zone'> & { time_zone?: string };

/** One attempt of a person to sign in through single sign-on. It happened now where it names no time. */
export type SsoLoginReport = Omit<SsoLogin, 'attempted_at'> & { attempted_at?: string };

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
