import type { SignalSnapshot } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';
import { handlerOf } from '../signals/handler-of';
import { isSnoozed, type SignalHandling } from '../signals/signal-handling.entity';

/** Who handles a signal. */
export interface SignalHandlingView {
  signal_id: string;
  /** Whom it was assigned to, otherwise the customer's CSM, or the tenant's mailbox. */
  handler_email: string;
  handler_name: string;
  assigned_by: string | null;
  assigned_at: Date | null;
  acknowledged_by: string | null;
  /** Absent where nobody has acknowledged it, or the acknowledgement has ended. */
  acknowledged_until: Date | null;
  /** Absent where it is not snoozed. */
  snoozed_by: string | null;
  /** Whom the snooze spares messages. */
  snoozed_email: string | null;
  /** Absent where it is snoozed until it gets worse. */
  snoozed_until: Date | null;
  /** How often somebody was reminded. */
  reminders: number;
  reminded_at: Date | null;
  /** When the CSM's manager was told that nobody acts. */
  escalated_at: Date | null;
}

type Read = SignalHandling & { snapshot: SignalSnapshot; settings: TenantSettingsRow };

const select = `select h.*, s.snapshot, to_jsonb(t) as settings from signal_handling h join signals s using (signal_id)
  join tenant_settings t on t.tenant_id = h.tenant_id where h.signal_id = any($1) and s.snapshot is not null`;

export async function readViews(tx: Tx, signalIds: string[], now: Date): Promise<SignalHandlingView[]> {
  return (await rows<Read>(tx, select, [signalIds])).map((read) => viewOf(read, now));
}

function viewOf({ snapshot, settings, ...handling }: Read, now: Date): SignalHandlingView {
  const { email, name } = handlerOf(snapshot, handling, settings);
  const { signal_id, assigned_by, assigned_at, reminders, reminded_at, escalated_at } = handling;
  const { acknowledged_by, acknowledged_until, snoozed_by, snoozed_email, snoozed_until } = handling;
  const acknowledged = acknowledged_until !== null && acknowledged_until > now;
  const snoozed = isSnoozed(handling, now);
  return {
    signal_id,
    handler_email: email,
    handler_name: name,
    assigned_by,
    assigned_at,
    acknowledged_by: acknowledged ? acknowledged_by : null,
    acknowledged_until: acknowledged ? acknowledged_until : null,
    snoozed_by: snoozed ? snoozed_by : null,
    snoozed_email: snoozed ? snoozed_email : null,
    snoozed_until: snoozed ? snoozed_until : null,
    reminders,
    reminded_at,
    escalated_at,
  };
}
