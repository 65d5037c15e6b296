import type { SignalSnapshot } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import type { Signal } from './signal.entity';

/** A signal of which a digest tells, as it is now. */
export type DigestLine = Pick<Signal, 'signal_id' | 'tenant_id' | 'state' | 'revision' | 'outage' | 'closed_at'> & {
  snapshot: SignalSnapshot;
};

/** What one message shows that tells a person of several signals. */
export interface ShownDigest {
  lines: DigestLine[];
}

const select = `select s.signal_id, s.tenant_id, s.state, s.revision, s.outage, s.closed_at, s.snapshot
  from deliveries d join signals s using (signal_id)
  where d.digest = $1 and s.snapshot is not null and d.state not in ('suppressed', 'failed')
  order by array_position(array['critical', 'high', 'medium', 'low'], s.snapshot ->> 'severity'), s.created_at, s.signal_id limit 200`;

/** @param leadId of the delivery that sent the message, or is to send it. */
export const readShownDigest = async (tx: Tx, leadId: string): Promise<ShownDigest> => ({
  lines: await rows<DigestLine>(tx, select, [leadId]),
});
