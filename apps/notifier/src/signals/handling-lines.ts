import type { SignalContext } from './signal-context';

/** A line of a message, which may end with a time. */
export interface HandlingLine {
  text: string;
  at?: Date;
}

/** Who handles the signal, and until when nobody is reminded of it. */
export function handlingLines({ handling, signal }: SignalContext): HandlingLine[] {
  if (!handling) return [];
  const { assignee_name, assigned_by, assigned_at, reminded_for, unattended_since } = handling;
  const { acknowledged_by, acknowledged_until, snoozed_by, snoozed_until, escalated_at } = handling;
  const manager = signal.snapshot.customer?.csm?.manager;
  const lines: HandlingLine[] = [];
  if (assignee_name && assigned_at)
    lines.push({ text: `${assigned_by} assigned this to ${assignee_name} on`, at: assigned_at });
  if (escalated_at && manager) lines.push({ text: `${manager.name} was told that nobody acted, on`, at: escalated_at });
  if (snoozed_by)
    lines.push(
      snoozed_until
        ? { text: `${snoozed_by} snoozed this until`, at: snoozed_until }
        : { text: `${snoozed_by} snoozed this until it gets worse.` },
    );
  else if (acknowledged_until) lines.push({ text: `${acknowledged_by} handles this until`, at: acknowledged_until });
  else if (reminded_for === 'acknowledgement_ended' || reminded_for === 'snooze_ended')
    lines.push({ text: 'Nobody handles this since', at: unattended_since });
  return lines;
}
