import { rows, type Tx } from '@linesman/persistence';
import type { KnownSignals, Signal } from './signal';

/**
 * Reads the open signal of each integration, and when it was last disconnected. The caller has locked its health, which
 * everything locks that opens, updates or closes its signals.
 */
export async function readSignals(tx: Tx, integrationIds: string[]): Promise<Map<string, KnownSignals>> {
  if (integrationIds.length === 0) return new Map();
  const found = await rows<{ integration_id: string; open: StoredSignal | null; disconnected_at: Date | null }>(
    tx,
    `select asked.integration_id, (
         select to_jsonb(s) from (
           select signal_id, tenant_id, integration_id, signal_type, snapshot, opened_at, last_seen_at, occurrences, version
           from risk_signals where integration_id = asked.integration_id and status in ('open', 'acknowledged')) s) as open, (
         select opened_at from risk_signals
         where integration_id = asked.integration_id and signal_type = 'integration_disconnected'
         order by opened_at desc limit 1) as disconnected_at
     from unnest($1::uuid[]) as asked (integration_id)`,
    [integrationIds],
  );
  return new Map(
    found.map(({ integration_id, open, disconnected_at }) => [
      integration_id,
      { open: open ? withDates(open) : undefined, disconnected_at: disconnected_at ?? undefined },
    ]),
  );
}

type StoredSignal = Omit<Signal, 'opened_at' | 'last_seen_at'> & Record<'opened_at' | 'last_seen_at', string>;

const withDates = (signal: StoredSignal): Signal => ({
  ...signal,
  opened_at: new Date(signal.opened_at),
  last_seen_at: new Date(signal.last_seen_at),
});
