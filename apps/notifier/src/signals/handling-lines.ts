import type { SignalContext } from './signal-context';

/** A line of a message, which may end with a time. */
export interface HandlingLine {
  text: string;
  at?: Date;
}

/** To whom the signal was assigned; nothing while the CSM handles it. */
export const assignmentLines = ({ handling }: SignalContext): HandlingLine[] =>
  handling?.assignee_name && handling.assigned_at
    ? [{ text: `${handling.assigned_by} assigned this to ${handling.assignee_name} on`, at: handling.assigned_at }]
    : [];

/** Who has acknowledged or snoozed the signal, and until when nobody is reminded of it. The overview says it in the same words. */
export function handlingLines({ handling, signal }: Pick<SignalContext, 'handling' | 'signal'>): HandlingLine[] {
  if (!handling) return [];
  const { reminded_for, unattended_since } = handling;
  const { acknowledged_by, acknowledged_until, snoozed_by, snoozed_until, escalated_at } = handling;
  const manager = signal.snapshot.customer?.csm?.manager;
  const lines: HandlingLine[] = [];
  if (escalated_at && manager) lines.push({ text: `${manager.name} was told that nobody acted, on`, at: escalated_at });
  if (snoozed_by)
    lines.push(
      snoozed_until
        ? { text: `Snoozed by ${snoozed_by} until`, at: snoozed_until }
        : { text: `Snoozed by ${snoozed_by} until it gets worse.` },
    );
  else if (acknowledged_until) lines.push({ text: `Acknowledged by ${acknowledged_by} until`, at: acknowledged_until });
  else if (reminded_for === 'acknowledgement_ended' || reminded_for === 'snooze_ended')
    lines.push({ text: 'Nobody has acted since', at: unattended_since });
  return lines;
}
