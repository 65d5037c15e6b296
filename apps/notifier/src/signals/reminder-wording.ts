import { escalation } from './escalation-wording';
import { responseLines } from './response-lines';
import type { SignalContext } from './signal-context';
import { howLong, localTime, zoneOf } from './wording';

/** What a reminder says: how things stand, and what has happened meanwhile. Each line is a sentence without a full stop. */
export interface Reminder {
  said: string;
  since: string[];
}

export function reminderOf(told: SignalContext, now: Date): Reminder {
  const { handling, signal } = told;
  const { snapshot } = signal;
  const name = snapshot.customer ? `${snapshot.customer.name}'s ${snapshot.connection_name}` : nameOf(told);
  const still = `${name} is still ${snapshot.status_change.new_status}, for ${howLong(snapshot.status_change.observed_at, now)} now`;
  const stands = snapshot.signal_type === 'integration_expiring' ? escalation(told, now) : still;
  switch (handling?.reminded_for) {
    case 'acknowledgement_ended':
      return { said: `The acknowledgement has ended. ${stands}`, since: happened(told) };
    case 'snooze_ended':
      return { said: `The snooze has ended. ${stands}`, since: happened(told) };
    default:
      return { said: escalation(told, now), since: happened(told) };
  }
}

const nameOf = ({ signal }: SignalContext): string => signal.snapshot.status_change.integration_name;

/** What a person is told to whom the signal was assigned. */
export const assignmentOf = (told: SignalContext, now: Date): Reminder => ({
  said: `${told.handling?.assigned_by ?? 'Somebody'} assigned this to you. ${escalation(told, now)}`,
  since: happened(told),
});

/** What people and services did since the problem began, oldest first, and what waits for its end. */
export const happened = (told: SignalContext): string[] => done(told, waitingLines(told));

/** What people and services did since the problem began, oldest first. */
export function done(told: SignalContext, waiting: string[] = []): string[] {
  const zone = zoneOf(told);
  const answered = responseLines(told).map(({ text, at }) => `${text} ${localTime(at, zone)}`);
  const lines = [...answered, ...linkLines(told), ...callLines(told, zone), ...waiting, ...managerLines(told, zone)];
  return lines.length > 0 ? lines : ['Nothing has been done so far'];
}

const linkLines = ({ signal: { diagnosis } }: SignalContext): string[] =>
  (diagnosis?.tried ?? [])
    .filter(({ what }) => what === 'reconnect')
    .map(({ outcome, answer }) =>
      outcome === 'worked' ? 'Somebody reconnected it' : `Somebody tried to reconnect it: ${answer}`,
    );

function callLines({ tech_call: call }: SignalContext, zone: string): string[] {
  if (!call) return [];
  if (call.outcome === 'declined') return ['None of the offered times for a call suits the contact'];
  if (!call.starts_at) return ['The contact has not chosen a time for the call'];
  return call.outcome ? [] : [`A call is agreed on for ${localTime(call.starts_at, zone)}`];
}

function waitingLines({ signal: { diagnosis } }: SignalContext): string[] {
  const { count = 0 } = diagnosis?.impact?.workload?.waiting ?? {};
  if (count === 0) return [];
  return [count === 1 ? '1 request waits' : `${count} requests wait`];
}

const managerLines = ({ handling, signal, audience }: SignalContext, zone: string): string[] => {
  const manager = signal.snapshot.customer?.csm?.manager;
  if (!handling?.escalated_at || !manager || audience === 'manager') return [];
  return [`${manager.name} was told on ${localTime(handling.escalated_at, zone)} that nobody has acted`];
};
