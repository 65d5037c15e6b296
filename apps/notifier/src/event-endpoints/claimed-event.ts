import type { Retry } from './retry';

/** A delivery that this process attempts now. */
export interface ClaimedEvent {
  delivery_id: string;
  tenant_id: string;
  endpoint_id: string;
  event_id: string;
  /** This one included. */
  attempts: number;
  url: string;
  secret_version: number;
  old_secret_until: Date | null;
  /** Seconds for which the endpoint has accepted nothing. */
  failing_for: number;
  /** The step of a workflow that sends it, and how often it is tried, where its document says that. */
  step_id: string | null;
  retry: Retry | null;
  /** Null if the event was deleted from the feed. */
  body: string | null;
}
