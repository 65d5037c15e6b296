import { IsIn, IsISO8601, IsString, IsUUID, Length } from 'class-validator';
import { severities, type Severity } from '../cause';
import { defineEvent } from '../define';

export class StaffSignalOpened {
  @IsUUID() staff_signal_id: string;
  /** What is wrong, e.g. `probes_late`. */
  @IsString() @Length(1, 50) kind: string;
  /** A durable consumer or a connection code; empty where the kind says all. */
  @IsString() @Length(0, 200) about: string;
  @IsString() @Length(1, 300) title: string;
  /** The sentence with the measured number. */
  @IsString() @Length(1, 1_000) reason: string;
  @IsIn(severities) severity: Severity;
  /** The section of docs/runbooks/alerts.md that says what to do. */
  @IsString() @Length(1, 100) runbook: string;
  /** Since when it was seen. */
  @IsISO8601() since: string;
}

export const staffSignalOpened = defineEvent({
  type: 'staff_signal_opened',
  producer: 'status-monitor',
  aggregate: 'staff_signal',
  verb: 'opened',
  summary: 'A problem of Linesman itself has lasted. It belongs to the platform tenant.',
  data: StaffSignalOpened,
});
