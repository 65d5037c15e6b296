import type { SignalContext } from './signal-context';
import { howLong, whenIn, zoneOf } from './wording';

/** `TechCorp's Salesforce has been disconnected for 4 hours and nobody has acted`: what the manager of a CSM reads first. */
export function escalation(told: SignalContext, now: Date): string {
  const { snapshot } = told.signal;
  const { customer, connection_name, signal_type, credentials_end: end, status_change: change } = snapshot;
  const whose = customer ? `${customer.name}'s ${connection_name}` : change.integration_name;
  const acted = actedSoFar(told, now);
  if (signal_type === 'integration_expiring' && end)
    return `The access of ${whose} ends ${whenIn(end.at, now, zoneOf(told))}, ${acted}`;
  return `${whose} has been ${change.new_status} for ${howLong(change.observed_at, now)} ${acted}`;
}

function actedSoFar({ responses }: SignalContext, now: Date): string {
  const last = responses.at(-1);
  return last ? `and ${last.actor} acted last, ${howLong(last.responded_at, now)} ago` : 'and nobody has acted';
}
