import type { Observation } from '@linesman/contracts';
import type { HealthRow } from '../health/health-row';
import { eventOf, failureType, type IntegrationEvent } from './record-event';

/** The same failure again, which the list counts instead of adding it. */
interface Counted {
  key: string;
  details: { started_at: string; failures?: number; last_started_at?: string };
}

/** Events of integrations, in their order. Failures that differ in nothing but their time are one event with their number. */
export class EventList {
  readonly events: IntegrationEvent[] = [];
  private readonly newest = new Map<string, Counted>();

  add(row: HealthRow, type: string, details: object): void {
    this.newest.delete(row.integration_id);
    this.events.push(eventOf(row, type, details));
  }

  addFailure(row: HealthRow, observation: Observation): void {
    const { cause, message, error_code, http_status, part, source, started_at, credential_version } = observation;
    const same = { cause, message, error_code, http_status, part, source };
    const key = JSON.stringify([same, credential_version]);
    const known = this.newest.get(row.integration_id);
    if (known?.key === key) {
      known.details.failures = (known.details.failures ?? 1) + 1;
      known.details.last_started_at = started_at;
      return;
    }
    const details = { ...same, started_at, credential_version };
    this.add(row, failureType(observation), details);
    this.newest.set(row.integration_id, { key, details });
  }

  /** Nobody watched the integration between what an earlier observation says and the start of this one. */
  addWatchedAgain(row: HealthRow, { started_at }: Observation): void {
    const { watched_until } = row;
    if (!watched_until || watched_until.getTime() >= Date.parse(started_at)) return;
    this.add(row, 'watched_again', { unwatched_since: watched_until.toISOString(), unwatched_until: started_at });
  }
}
