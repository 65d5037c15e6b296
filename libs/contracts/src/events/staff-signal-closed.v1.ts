import { IsISO8601, IsUUID } from 'class-validator';
import { defineEvent } from '../define';

export class StaffSignalClosed {
  @IsUUID() staff_signal_id: string;
  @IsISO8601() closed_at: string;
}

export const staffSignalClosed = defineEvent({
  type: 'staff_signal_closed',
  producer: 'status-monitor',
  aggregate: 'staff_signal',
  verb: 'closed',
  summary: 'A problem of Linesman itself is over.',
  data: StaffSignalClosed,
});
