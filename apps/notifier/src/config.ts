import { BackendConfig, RedisUrl, WholeNumber } from '@linesman/service-kit';

/** The environment of the process, out of which each channel reads its own configuration. */
export const ENVIRONMENT = Symbol('notifier.environment');

export class NotifierConfig extends BackendConfig {
  @RedisUrl() declare REDIS_URL: string;

  /** How long a process may hold a delivery that it sends: longer than all calls of a send together. */
  @WholeNumber(1, 600) SEND_LEASE_SECONDS = 45;
  /** How long a message that was sent without an answer may take to show up at its destination. */
  @WholeNumber(0, 600) AMBIGUOUS_WAIT_SECONDS = 15;
  @WholeNumber(50, 60_000) SWEEP_INTERVAL_MS = 2_000;
}
